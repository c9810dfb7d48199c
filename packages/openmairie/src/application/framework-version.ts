// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Version of the framework that runs. */
export async function frameworkVersion(): Promise<string> {
  return (await manifest()).version
}

/** Oldest version of Node.js that it runs on, as its package says. */
export async function leastNode(): Promise<string> {
  return (await manifest()).engines.node.replace('>=', '')
}

async function manifest(): Promise<{ version: string; engines: { node: string } }> {
  return JSON.parse(await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8')) // our own
}
