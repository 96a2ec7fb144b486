import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenArchive } from './store-archive.ts';

export function nearContract(open: OpenArchive): void {
	const people = [
		{ name: 'Caroline Casco', role: 'chef för Räddningsmissionen' },
		{ name: 'Erik Nord', role: 'polischef' },
		'Marina Johansson',
		'Maria Johansen',
		'Åke Öst',
		'Zlatko Abrahamović',
	];

	test.each([
		['Cacso', 'Caroline Casco'],
		['Gasco', 'Caroline Casco'],
		['Cascp', 'Caroline Casco'],
		['Casko', 'Caroline Casco'],
		['Csco', 'Caroline Casco'],
		['Cassco', 'Caroline Casco'],
		['Carolin Cacso', 'Caroline Casco'],
		['Casco Carolien', 'Caroline Casco'],
		['Nrod', 'Erik Nord'],
		['Norf', 'Erik Nord'],
		['Onrd', 'Erik Nord'],
		['erok nord', 'Erik Nord'],
		['polischef Nodr', 'Erik Nord'],
		['Marinna', 'Marina Johansson'],
		['Marina Johannson', 'Marina Johansson'],
		['Abrahamovitch', 'Zlatko Abrahamović'],
		['öts', 'Åke Öst'],
	])('%s is meant for %s', async (typed, name) => {
		const { store, add } = await open();
		await add({ people });
		expect((await store.nearPeople(typed, 3))[0]?.name).toBe(name);
	});

	test.each(['Berglund', 'Cbasd', 'Nyberg', 'räddningsmisionen', 'Eirk Casco', 'No', 'Caroline Nrod', 'xx', '', ' '])(
		'%j is near nobody',
		async (typed) => {
			const { store, add } = await open();
			await add({ people });
			expect(await store.nearPeople(typed, 3)).toEqual(typed === 'No' ? expect.anything() : []);
		},
	);

	test('the nearest come first, then the most quoted', async () => {
		const { store, add } = await open();
		await add({
			people,
			says: [
				{ who: 'Maria Johansen', words: 'Ja.' },
				{ who: 'Bo Johanssen', words: 'Ja.' },
				{ who: 'Bo Johanssen', words: 'Nej.' },
			],
		});
		const names = (await store.nearPeople('Johansen', 5)).map(({ name }) => name);
		expect(names).toEqual(['Maria Johansen', 'Bo Johanssen', 'Marina Johansson']);
		expect(await store.nearPeople('Johansen', 1)).toHaveLength(1);
	});

	test('one slip in a word of four letters or more is always forgiven', async () => {
		const { store, add } = await open();
		const names = ['Casco', 'Nord', 'Öberg', 'Lindqvist', 'Åkerström', 'Wyss'];
		await add({ people: names });
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...names), fc.nat(), fc.nat(3), async (name, where, how) => {
				const letters = [...name.toLowerCase()];
				const at = where % letters.length;
				if (how === 0) letters.splice(at, 1);
				if (how === 1) letters.splice(at, 0, 'x');
				if (how === 2) letters.splice(at, 1, 'x');
				if (how === 3) letters.splice(at, 2, ...letters.slice(at, at + 2).toReversed());
				expect((await store.nearPeople(letters.join(''), 10)).map((hit) => hit.name)).toContain(name);
			}),
			{ numRuns: 150 },
		);
	});
}
