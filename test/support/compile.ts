// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './workspace.js'

export interface CompileError {
  /** Below the folder compiled, with `/`. */
  readonly file: string
  readonly line: number
  readonly code: string
  readonly message: string
}

/** The compiler options of an application, as `new` writes them. */
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
  noEmit: true,
  types: [],
}

/** Type-checks every TypeScript file below a folder in one run of the real compiler; returns its errors. */
export async function compile(folder: string): Promise<readonly CompileError[]> {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts', '**/*.tsx'] }))
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const printed = await run(folder)
  return printed.split('\n').flatMap((line) => {
    const match = /^(\S[^(]*)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line)
    if (match) return [{ file: match[1] ?? '', line: Number(match[2]), code: match[3] ?? '', message: match[4] ?? '' }]
    // A failure of the compiler itself must not pass for a clean run.
    if (/^error TS|^panic/.test(line)) throw new Error(printed)
    return []
  })
}

function run(folder: string): Promise<string> {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()))
    child.stderr.on('data', (piece: Buffer) => (printed += piece.toString()))
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 || code === 1 || code === 2 ? resolve(printed) : reject(new Error(printed)),
    )
  })
}
