/** Parameters that say how a reader came, not what stands there; a star stands for any ending. */
const TRACKING = (
	'utm_* at_* ns_* hsa_* oly_* pk_* mtm_* matomo_* wt_* _hs* hsctatracking fbclid gclid gclsrc dclid gbraid wbraid ' +
	'msclkid yclid ysclid twclid ttclid li_fat_id igsh igshid mc_cid mc_eid _ga _gl ref_src ref_url cmpid cmp ncid ' +
	'ocid smid s_cid s_kwcid mkt_tok spm vero_id xtor sfnsn mibextid si share shared sharetoken fromrss rss_id'
).split(' ');
const EXACT = new Set(TRACKING.filter((name) => !name.endsWith('*')));
const BEGINNINGS = TRACKING.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
/** Parameters that ask for the light version of a page, and the values with which they do. */
const LIGHT: Readonly<Record<string, RegExp>> = {
	amp: /^(?:1|true)?$/u,
	outputtype: /^amp$/u,
	m: /^1$/u,
};

/** An address without what share buttons, newsletters and text fragments add; anything but http and https as it is. */
export function canonicalUrl(address: string): string {
	const url = webAddress(address);
	if (url === undefined) return address;
	url.hash = '';
	// Set only when something goes: writing the parameters again would spell the rest differently.
	const gone = [...url.searchParams.keys()].filter(isTracking);
	for (const name of gone) url.searchParams.delete(name);
	if (url.search === '') url.search = '';
	return url.href;
}

/**
 * What all addresses of one article have in common, as an address: without tracking, the scheme's security, "www.", a
 * final slash, the order of parameters, and the light (AMP, mobile) versions of a page. Not made to be opened.
 */
export function addressKey(address: string): string {
	const url = webAddress(unwrapped(address));
	if (url === undefined) return address;
	url.protocol = 'https:';
	if (url.port === '80') url.port = '';
	url.hash = '';
	url.hostname = url.hostname.replace(/\.$/u, '').replace(/^(?:www|amp|m|mobile)\.(?=[^.]+\.[^.]+)/u, '');
	for (const [name, value] of [...url.searchParams]) {
		if (isTracking(name) || LIGHT[name.toLowerCase()]?.test(value.toLowerCase())) url.searchParams.delete(name);
	}
	url.searchParams.sort();
	if (url.search === '') url.search = '';
	url.pathname = withoutAmp(url.pathname).replace(/\/+$/u, '');
	return url.href;
}

/** Caches of AMP pages carry the page's own address in theirs: `…/c/s/example.com/news/fire`. */
function unwrapped(address: string): string {
	const cached =
		/^https?:\/\/(?:www\.)?google\.[a-z.]+\/amp\/(s\/)?(.+)$/iu.exec(address) ??
		/^https?:\/\/[^/]+\.cdn\.ampproject\.org\/[a-z]\/(s\/)?(.+)$/iu.exec(address);
	return cached === null ? address : `http${cached[1] === undefined ? '' : 's'}://${cached[2]}`;
}

/** A page's AMP version beside it: `/fire-in-town/amp`, `/fire-in-town.amp`, `/amp/fire-in-town`. */
function withoutAmp(path: string): string {
	const rest = path.replace(/(?:[/.]amp(?:\.html)?\/*)$/u, '').replace(/^\/amp(?=\/)/u, '');
	// The page about amplifiers is no AMP version of the page above it.
	return /[-\d]|[^/]{12}/u.test(rest.slice(rest.lastIndexOf('/', rest.length - 2) + 1)) ? rest : path;
}

const isTracking = (name: string): boolean => {
	const folded = name.toLowerCase();
	return EXACT.has(folded) || BEGINNINGS.some((beginning) => folded.startsWith(beginning));
};

function webAddress(address: string): URL | undefined {
	if (!/^\s*https?:/iu.test(address) || !URL.canParse(address)) return undefined;
	return new URL(address);
}
