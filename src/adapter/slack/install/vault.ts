import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { NewsroomError } from '../../../document/error.ts';

/** Keeps tokens unreadable for whoever sees the database alone. */
export interface Vault {
	/** `place` is part of the seal: what was sealed for one place opens at no other. */
	seal(plain: string, place: string): string;
	/** Throws NewsroomError `bad-setting` when no key opens it, or it was changed. */
	open(sealed: string, place: string): string;
}

const VERSION = 'v1';
const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM under keys derived from the secrets by HKDF. The first secret seals, each may open: that is how a secret
 * is changed without installing anew. `setting` is what a message names when none of them fits.
 */
export function createVault(secrets: readonly string[], setting: string): Vault {
	const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'newsroom-bot installations', 32)));
	const [newest] = keys;
	if (newest === undefined) throw new NewsroomError('bad-setting', { setting });
	return {
		seal(plain, place) {
			const nonce = randomBytes(NONCE);
			const cipher = createCipheriv('aes-256-gcm', newest, nonce).setAAD(Buffer.from(place));
			const words = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
			return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), words]).toString('base64url')}`;
		},
		open(sealed, place) {
			const [version, body = ''] = sealed.split('.');
			const bytes = Buffer.from(body, 'base64url');
			if (version === VERSION && bytes.length >= NONCE + TAG) {
				for (const key of keys) {
					const opened = openWith(key, bytes, place);
					if (opened !== undefined) return opened;
				}
			}
			throw new NewsroomError('bad-setting', { setting });
		},
	};
}

function openWith(key: Buffer, bytes: Buffer, place: string): string | undefined {
	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
	decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
	try {
		return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}
