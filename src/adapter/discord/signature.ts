import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** The frame of an Ed25519 public key in DER (RFC 8410); the 32 bytes of the key follow. */
const FRAME = Buffer.from('302a300506032b6570032100', 'hex');

/** `hex`: 64 hexadecimal digits, as Discord shows them. */
export const publicKeyOf = (hex: string): KeyObject =>
	createPublicKey({ key: Buffer.concat([FRAME, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' });

/** Whether Discord signed these bytes. Headers come from anybody: whatever they hold, the answer is yes or no. */
export function isSigned(key: KeyObject, body: Uint8Array, signature: unknown, timestamp: unknown): boolean {
	if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/iu.test(signature)) return false;
	if (typeof timestamp !== 'string' || timestamp === '') return false;
	return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
}
