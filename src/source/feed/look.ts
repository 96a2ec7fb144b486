/** Whether the beginning of a source (some thousand characters, of one byte each) is that of a feed. */
export function looksLikeFeed(head: string): boolean {
	const words = head.replaceAll('\0', '').replaceAll(/<!--.*?-->|<\?.*?\?>|<!doctype[^>[]*(?:\[.*?\]\s*)?>/gisu, '');
	if (/^[^<{]{0,200}\{\s*"/su.test(words)) {
		return /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version\\?\//u.test(words);
	}
	return (
		/^[^<]{0,200}<(?:\w{1,20}:)?rss[\s>]/iu.test(words) ||
		/^[^<]{0,200}<(?:\w{1,20}:)?feed[\s>](?:[^>]*(?:Atom|atom)|[^>]*>\s*<(?:title|id|entry)\b)/u.test(words) ||
		/^[^<]{0,200}<(?:\w{1,20}:)?RDF[\s>].{0,2000}(?:purl\.org\/rss|netscape\.com|<channel|<item)/su.test(words)
	);
}
