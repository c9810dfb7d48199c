// SPDX-License-Identifier: EUPL-1.2
import type { Engine } from '../model/schema.js'
import { literal, quoted } from './literal.js'

export interface Scaffold {
  readonly name: string
  readonly label: string
  readonly engine: Engine
  readonly schemas: readonly string[]
  /** Variable of the environment that holds the address of its base; DATABASE_URL where nothing is said. */
  readonly database?: string
  /** What the application's package.json asks of the framework: a version, or the place of a package. */
  readonly framework: string
}

/** What the readme says of each engine: its name, and how an address begins. */
const wordsOf: Readonly<Record<Engine, readonly [string, string]>> = {
  postgresql: ['a PostgreSQL', 'postgres://…'],
  mariadb: ['a MariaDB or MySQL', 'mysql://…'],
  sqlite: ['an SQLite', 'sqlite:…'],
}

/** Files of a new application beside the generated ones: the author's from the first day. Path → content. */
export function scaffold(application: Scaffold): Readonly<Record<string, string>> {
  const { name, label, engine, schemas, framework, database = 'DATABASE_URL' } = application
  const [engineName, address] = wordsOf[engine]
  const manifest = {
    name: `openmairie-${name.replaceAll('_', '-')}`,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: { node: '>=20.19' },
    openmairie: { database, schemas, parameters: 'standard' },
    scripts: {
      types: 'tsc --noEmit',
      build: 'tsc',
      start: 'openmairie serve .',
      generate: 'openmairie generate .',
      check: 'openmairie check .',
    },
    dependencies: { openmairie: framework },
    devDependencies: { typescript: '7.0.2' },
  }
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2023'],
    module: 'nodenext',
    jsx: 'react-jsx',
    jsxImportSource: 'openmairie',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    rootDir: '.',
    outDir: 'dist',
    types: [],
  }
  return {
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'tsconfig.json': `${JSON.stringify({ compilerOptions, include: ['app.ts', 'gen', 'obj', 'pages'] }, null, 2)}\n`,
    '.gitattributes': '/gen/** eol=lf linguist-generated\n',
    '.gitignore': 'node_modules/\ndist/\n.data/\n',
    'parameters/standard.json': `${JSON.stringify({ keyMode: 'constraints', tablesToAvoid: [], pageSize: 15, listingColumns: 8, tables: {} }, null, 2)}\n`,
    'app.ts': `import { application } from 'openmairie'
import { generated } from './gen/index.js'

export default application({
  name: ${quoted(name)},
  label: ${quoted(label)},
  generated,
})
`,
    'README.md': `# ${label}

An application of openMairie in TypeScript, generated from the schemas ${literal(schemas)} of ${engineName} database.

\`\`\`sh
npm install
${database}=${address} npm start        # serves it
${database}=${address} npm run generate # after a change of the schema
${database}=${address} npm run check    # is the disk what would be generated
\`\`\`

Production runs compiled code only, and generates nothing: build first, then say so.

\`\`\`sh
npm run build
NODE_ENV=production ${database}=${address} npm start
\`\`\`

\`gen/\` is sealed and rewritten at each generation. \`obj/\` is yours: written once, never read nor patched again.
`,
  }
}
