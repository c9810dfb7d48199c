// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { Column } from '../schema.js'
import { rulesOf } from './checks.js'

const column = (name: string, type: Column['type']): Column => ({
  name,
  type,
  element: null,
  native: type,
  length: null,
  precision: null,
  scale: null,
  nullable: true,
  default: null,
  identity: null,
  sequence: null,
  generated: null,
  domain: null,
  enumValues: null,
  geometry: null,
  comment: null,
})

// Expressions as PostgreSQL prints them.
test.each([
  [
    'disponible',
    'string',
    "((disponible)::text = ANY ((ARRAY['Oui'::character varying, 'Non'::character varying])::text[]))",
    { choices: ['Oui', 'Non'] },
  ],
  [
    'etat',
    'text',
    "(etat = ANY (ARRAY['à l''arrêt'::text, 'en cours'::text]))",
    { choices: ['à l’arrêt'.replace('’', "'"), 'en cours'] },
  ],
  ['niveau', 'integer', '(niveau = ANY (ARRAY[1, 2, 3]))', { choices: ['1', '2', '3'] }],
  ['age', 'integer', '((age >= 0) AND (age < 130))', { min: '0', max: '129' }],
  ['age', 'integer', '(age > 17)', { min: '18' }],
  ['release_year', 'integer', '(("release_year" >= 1901) AND ("release_year" <= 2155))', { min: '1901', max: '2155' }],
  ['montant', 'decimal', '(montant >= (0)::numeric)', { min: '0' }],
  ['taux', 'decimal', '((taux >= (0)::numeric) AND (taux <= (100)::numeric))', { min: '0', max: '100' }],
  ['taux', 'decimal', "((taux >= '-1.5'::numeric) AND (taux <= 99.99))", { min: '-1.5', max: '99.99' }],
  ['age', 'integer', '(((age >= 10) AND (age <= 20)) OR (age = 0))', {}],
  ['code', 'string', '(char_length((code)::text) <= 5)', { maxLength: 5 }],
  ['Nom "bizarre"', 'integer', '("Nom ""bizarre""" >= 3)', { min: '3' }],
  ['code', 'text', "(code ~ '^[A-Z]+$'::text)", {}],
  ['age', 'integer', '((age >= 0) OR (age IS NULL))', {}],
  ['nom', 'text', '(char_length(nom) <= 40)', { maxLength: 40 }],
  ['text', 'text', "((text)::text = ANY ((ARRAY['a'::character varying])::text[]))", { choices: ['a'] }],
  // As MariaDB prints them.
  ['disponible', 'string', "`disponible` in ('Oui','Non')", { choices: ['Oui', 'Non'] }],
  [
    'etat',
    'string',
    "`etat` in ('à l''arrêt','etat and more','x or y')",
    { choices: ['à l\u0027arrêt', 'etat and more', 'x or y'] },
  ],
  ['niveau', 'integer', '`niveau` in (1,2,3)', { choices: ['1', '2', '3'] }],
  ['age', 'integer', '`age` between 1 and 120', { min: '1', max: '120' }],
  ['age', 'integer', '`age` not between 1 and 120', {}],
  ['age', 'integer', '`age` >= 0 and `age` < 130', { min: '0', max: '129' }],
  ['age', 'integer', '`age` >= 0 or `age` = -1', {}],
  ['taux', 'decimal', '`taux` >= 0.5 and `taux` <= 99.9', { min: '0.5', max: '99.9' }],
  ['code', 'string', 'char_length(`code`) <= 5', { maxLength: 5 }],
  ['a`b', 'integer', '`a``b` > 2', { min: '3' }],
  ['objet', 'json', 'json_valid(`objet`)', {}],
  // As MySQL prints them.
  ['disponible', 'string', "(`disponible` in (_utf8mb4'Oui',_utf8mb4'Non'))", { choices: ['Oui', 'Non'] }],
  ['age', 'integer', '((`age` >= 0) and (`age` < 130))', { min: '0', max: '129' }],
  ['age', 'integer', '(`age` between 1 and 120)', { min: '1', max: '120' }],
  // As SQLite keeps them: what the author wrote.
  ['disponible', 'text', "disponible IN ('Oui', 'Non')", { choices: ['Oui', 'Non'] }],
  ['disponible', 'text', '[Disponible] in ("Oui",\n  "Non")', { choices: ['Oui', 'Non'] }],
  ['age', 'integer', 'AGE>=0 And age<130', { min: '0', max: '129' }],
  ['age', 'integer', '"age" BETWEEN 1 AND 120', { min: '1', max: '120' }],
  ['code', 'text', 'length(code)<=5', { maxLength: 5 }],
] as const)('the check of %s (%s) %s', (name, type, expression, rules) => {
  expect(rulesOf(column(name, type), [{ name: 'c', expression, columns: [name] }])).toEqual(rules)
})
