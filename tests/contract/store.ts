import { describe, onTestFinished } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { anArticle, originOf } from './articles.ts';
import { alikeContract } from './store-alike.ts';
import type { OpenArchive } from './store-archive.ts';
import { articlesContract } from './store-articles.ts';
import { correctionsContract, likeContract } from './store-corrections.ts';
import { factsContract } from './store-facts.ts';
import { feedsContract } from './store-feeds.ts';
import { hiddenContract } from './store-hidden.ts';
import { hostileContract } from './store-hostile.ts';
import { jointContract } from './store-joint.ts';
import { memoryContract } from './store-memory.ts';
import { nearContract } from './store-near.ts';
import { pendingContract } from './store-pending.ts';
import { peopleContract } from './store-people.ts';
import { quotesContract } from './store-quotes.ts';
import { revisionsContract } from './store-revisions.ts';
import { savingContract } from './store-saving.ts';
import { searchContract } from './store-search.ts';

/** Opens a store with nothing in it. */
export type Open = (now: () => Date) => Promise<Store>;

/** What every store must do; run it with each. */
export function storeContract(name: string, open: Open): void {
	const archive: OpenArchive = async () => {
		let clock = new Date('2026-01-01T12:00:00Z');
		const store = await open(() => clock);
		onTestFinished(() => store.close());
		return {
			store,
			setClock: (iso) => {
				clock = new Date(iso);
			},
			add: async (...specs) => {
				const articles = specs.map(anArticle);
				for (const article of articles) await store.save(article, originOf(article));
				return articles;
			},
		};
	};
	describe(`store: ${name}`, () => {
		describe('saving', () => savingContract(archive));
		describe('versions', () => revisionsContract(archive));
		describe('told alike', () => alikeContract(archive));
		describe('what may not be shown', () => hiddenContract(archive));
		describe('articles', () => articlesContract(archive));
		describe('people', () => peopleContract(archive));
		describe('names nearly so', () => nearContract(archive));
		describe('quotes', () => quotesContract(archive));
		describe('said together', () => jointContract(archive));
		describe('words in any inflection', () => searchContract(archive));
		describe('fact boxes', () => factsContract(archive));
		describe('corrections', () => correctionsContract(archive));
		describe('quotes like a text', () => likeContract(archive));
		describe('feeds', () => feedsContract(archive));
		describe('memory', () => memoryContract(archive));
		describe('promised work', () => pendingContract(archive));
		describe('hostile input', () => hostileContract(archive));
	});
}
