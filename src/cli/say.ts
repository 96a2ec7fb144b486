import type { Writable } from 'node:stream';
import { visible } from '../render/terminal-text.ts';

/** A sentence on its own lines. Names of files and words of the command line may hold anything: none of it steers a terminal. */
export const sayLine = (output: Writable, sentence: string): boolean => output.write(`${visible(sentence)}\n`);
