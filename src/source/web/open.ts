import { NewsroomError } from '../../document/error.ts';
import { headOf } from '../decode.ts';
import { looksLikeFeed } from '../feed/look.ts';
import type { Material } from '../format.ts';
import { shownAddress } from './address.ts';
import { decodeRare } from './charset.ts';
import type { Fetched, Fetcher } from './fetcher.ts';

const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** Types that hold no words. */
const WORDLESS = /^(?:image|audio|video|font|model)\//u;

/**
 * What stands at an address, nothing decoded yet, for the formats to read. One link that a person gives is fetched as
 * a browser would, so robots.txt, which is for crawlers, is not asked. Throws NewsroomError: what `Fetcher` throws,
 * `http-status`, `not-a-page`, `is-a-feed`.
 */
export async function openUrl(address: string, fetcher: Fetcher, signal?: AbortSignal): Promise<Material> {
	return materialOf(await fetcher(address, { accept: ACCEPT, ...(signal && { signal }) }));
}

/** An answer as a source. Throws NewsroomError `http-status`, `not-a-page`, `is-a-feed`. */
async function materialOf({ url, status, bytes, mediaType, charset }: Fetched): Promise<Material> {
	const name = shownAddress(url);
	if (status < 200 || status >= 300) throw new NewsroomError('http-status', { url: name, status });
	if (mediaType !== null && WORDLESS.test(mediaType)) {
		throw new NewsroomError('not-a-page', { url: name, type: mediaType });
	}
	if (looksLikeFeed(headOf(bytes, 4_096))) throw new NewsroomError('is-a-feed', { url: name });
	const declared = charset === null ? '' : `; charset=${charset}`;
	return {
		name,
		content: (await decodeRare(bytes, charset ?? undefined)) ?? bytes,
		url,
		mediaType: mediaType === null ? undefined : mediaType + declared,
	};
}
