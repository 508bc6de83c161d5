// Prints what in the contract NEW breaks those who use the contract OLD.
import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';

const read = (file) => buildSchema(readFileSync(file, 'utf8'));
for (const { type, description } of findBreakingChanges(read(process.env.OLD), read(process.env.NEW))) console.log(`${type}\t${description}`);
