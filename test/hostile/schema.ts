// SPDX-License-Identifier: EUPL-1.2
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts are here to be mistaken for templates

/** Runs if any page lets it: the browser test looks for what it leaves. */
export const script = '</script><script>window.pwned=1</script><img src=x onerror="window.pwned=1">'

/** Texts that break out of a string, a comment, a template, an attribute, a path or a statement where nobody is careful. */
export const hostileTexts: readonly string[] = [
  script,
  `it's "quoted" \\ and \\' more`,
  '*/ /* // -- ; DROP TABLE colonnes; --',
  '`${process.exit(9)}` ${x} $1 $$ {{x}} <%= x %>',
  'one\ntwo\u2028three\u2029four',
  '../../../etc/passwd',
  '%00 %2e%2e ~00 ?a=b&c=d#e , - ~',
  '=cmd|calc',
  'éàüœ 漢字 🏛 \u202eabc\u200b',
  '__proto__',
]

/** Names of columns, each of a text that may be NULL. */
export const hostileColumns: readonly string[] = [
  '__proto__',
  'toString',
  'hasOwnProperty',
  '-csrf',
  'csrf',
  '-once',
  '-digests',
  'a.b',
  'v.x',
  'r.a.b',
  'r.constructor',
  'label',
  'key',
  'owner',
  'fields',
  't',
  'c0',
  'l0',
  'tri',
  'q',
  '*',
  '\u200b',
  '\u3164',
  ' ',
  '../up',
  'select',
  'Select',
  `quote"d'`,
  '</td><script>window.pwned=1</script>',
  "x'); DROP TABLE colonnes;--",
  '`${x}`',
  'a\nb',
  '*/',
  'é'.repeat(31),
  'x'.repeat(63),
]

/** Names of tables, each with a text key and a text. */
export const hostileTables: readonly string[] = [
  'personne',
  'Personne',
  'PERSONNE',
  '__proto__',
  'constructor',
  'toString',
  'index',
  'tables',
  'menu',
  'fr',
  'en',
  'generated',
  'describe',
  'extend',
  'default',
  'class',
  'string',
  'select',
  't',
  'r',
  '-',
  '..',
  '../../evil',
  '/etc/passwd',
  'C:\\aux',
  '\u200b',
  '\u3164',
  'a\nb',
  'rouge \u001b[31m\u0007',
  `quo"te's`,
  '`${process.exit(9)}`',
  '*/ /*',
  '</script><script>window.pwned=1</script>',
  'Élève d’été',
  '1er',
  `${'x'.repeat(62)}a`,
  `${'x'.repeat(62)}b`,
]

const name = (text: string): string => `"${text.replaceAll('"', '""')}"`
const string = (text: string): string =>
  `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\n', '\\n')}'`

/** A schema where everything that can have a name or hold a text has a hostile one. */
export const hostileSchema = `
CREATE SCHEMA ${name('autre "lieu";--')};
CREATE TYPE ${name("état d'été */")} AS ENUM (${hostileTexts
  .filter((text) => Buffer.byteLength(text) < 64)
  .map(string)
  .join(', ')}, ' ', ' bords ');
${hostileTables
  .map(
    (table, index) => `
CREATE TABLE ${name(table)} (${name('Clé ../')} text PRIMARY KEY, libelle text);
COMMENT ON TABLE ${name(table)} IS ${string(hostileTexts[index % hostileTexts.length] ?? '')};
INSERT INTO ${name(table)} VALUES ${hostileTexts.map((text) => `(${string(text)}, ${string(`${text} ${index}`)})`).join(', ')}, ('-', 'mark of verbs'), ('', 'empty key');`,
  )
  .join('')}
CREATE TABLE colonnes (
  ${name('../id')} text, ${name('Clé')} integer,
  ${name('constructor')} text NOT NULL REFERENCES ${name('constructor')},
  ${name('valueOf')} integer NOT NULL,
  ${hostileColumns.map((column) => `${name(column)} text`).join(',\n  ')},
  ${name('énumération */')} ${name("état d'été */")},
  ${name('défaut')} text DEFAULT ${string(hostileTexts[3] ?? '')},
  ${name('contrôle')} text CONSTRAINT ${name('*/ `${x}`\n--')} CHECK (${name('contrôle')} IN (${hostileTexts.map(string).join(', ')})),
  CONSTRAINT ${name("clé d'or */")} PRIMARY KEY (${name('../id')}, ${name('Clé')}),
  CONSTRAINT ${name('unique `${x}`')} UNIQUE (${name('-once')})
);
${hostileColumns.map((column, index) => `COMMENT ON COLUMN colonnes.${name(column)} IS ${string(hostileTexts[index % hostileTexts.length] ?? '')};`).join('\n')}
INSERT INTO colonnes (${['../id', 'Clé', 'constructor', 'valueOf', ...hostileColumns, 'énumération */', 'contrôle'].map(name).join(', ')}) VALUES
${hostileTexts
  .map(
    (text, row) =>
      `(${[string(text), row, string(text), row, ...hostileColumns.map((column) => string(`${text} ${column}`)), row === 0 ? 'NULL' : Buffer.byteLength(text) < 64 ? string(text) : "' '", string(text)].join(', ')})`,
  )
  .join(',\n')};
CREATE TABLE ${name('autre "lieu";--')}.${name('personne')} ("constructor" integer PRIMARY KEY, "__proto__" text REFERENCES ${name('__proto__')}, "a.b" text, "b" integer,
  CONSTRAINT ${name('deux */')} FOREIGN KEY ("a.b", "b") REFERENCES colonnes (${name('../id')}, ${name('Clé')}));
INSERT INTO ${name('autre "lieu";--')}.${name('personne')} VALUES (1, ${string(script)}, ${string(script)}, 0), (2, NULL, NULL, NULL);
CREATE VIEW ${name('vue </script>')} AS SELECT * FROM colonnes;
`
