/** Every bound of the reading stage in one table. A message about one gives the limit, the actual figure, the remedy. */
export const limits = {
	/** Bytes (or characters, for what is handed in as text) of one plain text. A novel is about 1 MB. */
	text: 5_000_000,
	/** Bytes of one web page; pages with inlined pictures reach some megabytes. */
	html: 10_000_000,
	/** Bytes of a side file. */
	side: 100_000,
	/** Characters of one attribute that are kept: enough for any class list or address. */
	attribute: 2_000,
	/** Letters of one page, markup apart. */
	words: 2_000_000,
	/** Levels of nesting that are kept; deeper elements are flattened into the last level. */
	depth: 60,
	/** Levels of open elements beyond which a page is refused. */
	open: 5_000,
	/** Elements and stretches of text of one page; the longest live blogs have about 20,000. */
	nodes: 40_000,
	/** Characters of structured data (JSON-LD) of one page that are parsed. */
	structured: 1_000_000,
	/** Bytes of one wire message. */
	wire: 10_000_000,
	/** Bytes of one document with pictures: Word, PDF. */
	document: 50_000_000,
	/** Bytes of one Markdown text: its parser takes longer than that of plain text. */
	markdown: 2_000_000,
	/** Bytes that the files of one zip file may unpack to, all together. */
	unpacked: 200_000_000,
	/** How many times larger than packed that may be; running text in XML has about 20. */
	ratio: 100,
	/** Files of one zip file. */
	entries: 5_000,
	/** Pages of one PDF. */
	pages: 1_000,
	/** Levels of nesting of one XML document; NITF within NewsML has about 20. */
	xml: 100,
	/** Articles of one package. */
	package: 1_000,
} as const;

/** Bytes for a message: "50 MB", rounded up to a tenth. */
export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 100_000) / 10} MB`;
