import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVault } from '../../../src/adapter/slack/install/vault.ts';

const OLD = 'an old secret of more than thirty-two characters';
const NEW = 'a new secret of more than thirty-two characters!';
const vault = (...secrets: string[]) => createVault(secrets, 'SECRET');

describe('sealing', () => {
	test('opens what it sealed, whatever it was', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (plain) => {
				const sealed = vault(NEW).seal(plain, 'here');
				expect(sealed).toMatch(/^v1\.[\w-]+$/u);
				expect(vault(NEW).open(sealed, 'here')).toBe(plain);
			}),
		);
	});

	test('nothing of the words stands in the seal, and no seal twice', () => {
		const seals = Array.from({ length: 100 }, () => vault(NEW).seal('xoxb-invented', 'here'));
		expect(new Set(seals).size).toBe(100);
		for (const sealed of seals) {
			const bytes = Buffer.from(sealed.slice(3), 'base64url').toString('latin1');
			expect(bytes).not.toContain('xoxb');
		}
	});

	test('a new secret beside the old one opens both; alone it does not open the old', () => {
		const old = vault(OLD).seal('token', 'here');
		expect(vault(NEW, OLD).open(old, 'here')).toBe('token');
		expect(() => vault(NEW).open(old, 'here')).toThrow('bad-setting setting=SECRET');
		const sealed = vault(NEW, OLD).seal('token', 'here');
		expect(vault(NEW).open(sealed, 'here')).toBe('token');
	});

	test('what was sealed for one place opens at no other', () => {
		const sealed = vault(NEW).seal('token', 'workspace one');
		expect(() => vault(NEW).open(sealed, 'workspace two')).toThrow('bad-setting');
	});

	test('a changed, cut or foreign seal opens nowhere', () => {
		const sealed = vault(NEW).seal('a token', 'here');
		const bytes = Buffer.from(sealed.slice(3), 'base64url');
		for (let at = 0; at < bytes.length; at++) {
			const changed = Buffer.from(bytes);
			changed[at] = (changed[at] ?? 0) ^ 1;
			expect(() => vault(NEW).open(`v1.${changed.toString('base64url')}`, 'here'), `byte ${at}`).toThrow('bad-setting');
			const cut = bytes.subarray(0, at).toString('base64url');
			expect(() => vault(NEW).open(`v1.${cut}`, 'here'), `cut at ${at}`).toThrow('bad-setting');
		}
		for (const foreign of ['', 'v1', 'v1.', 'v2.abc', 'xoxb-plain', '{"token":1}']) {
			expect(() => vault(NEW).open(foreign, 'here'), foreign).toThrow('bad-setting');
		}
	});

	test('without a secret there is no vault', () => {
		expect(() => vault()).toThrow('bad-setting setting=SECRET');
	});
});
