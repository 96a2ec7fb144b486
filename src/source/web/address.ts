import { NewsroomError } from '../../document/error.ts';
import type { WebLimits } from './limits.ts';
import type { Network } from './network.ts';

/**
 * An address that may be asked: http or https, no name and password in it, a port for pages. The URL standard has
 * turned every spelling of a number (decimal, octal, hexadecimal, full-width) into the usual one by then. Throws
 * NewsroomError `bad-address` and `address-forbidden`.
 */
export function checkedAddress(
	address: string,
	network: Network,
	{ address: most, ports }: Pick<WebLimits, 'address' | 'ports'>,
	base?: string,
): URL {
	const url = shownAddress(address);
	if (address.length > most || !URL.canParse(address, base)) throw new NewsroomError('bad-address', { url });
	const parsed = new URL(address, base);
	if (!/^https?:$/u.test(parsed.protocol) || parsed.hostname === '') throw new NewsroomError('bad-address', { url });
	if (parsed.username !== '' || parsed.password !== '') throw new NewsroomError('bad-address', { url });
	parsed.hash = '';
	const port = Number(parsed.port) || (parsed.protocol === 'https:' ? 443 : 80);
	if (!ports.includes(port) && !network.trusts(parsed.hostname, port)) {
		throw new NewsroomError('address-forbidden', { url });
	}
	return parsed;
}

/** An address for a message: without a name and password, and not endless. */
export function shownAddress(address: string): string {
	const shown = address.replace(/^([a-z][a-z0-9+.-]*:[\\/]*)?[^\\/?#]*@/iu, '$1');
	return shown.length > 200 ? `${shown.slice(0, 199)}…` : shown;
}
