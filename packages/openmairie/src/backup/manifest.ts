// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const manifestSchema = z.object({
  /** Version of this file's own shape. */
  format: z.literal(1),
  framework: z.string(),
  /** Migrations that the instance's tables had gone through. */
  migrations: z.number().int().nonnegative(),
  applications: z.array(z.string()).readonly(),
  /** Roles that policies and rights of the base name: they are the server's, and no backup of a base holds them. */
  roles: z.array(z.string()).readonly().default([]),
  /** PostgreSQL server that the backup was taken from. */
  server: z.string(),
  at: z.iso.datetime(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What a backup says of itself, in a file beside it. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>

/** Where the manifest of a backup lies. */
export function manifestOf(file: string): string {
  return `${file}.json`
}

/** The manifest beside a backup; null where there is none that can be read. */
export async function readManifest(file: string): Promise<Manifest | null> {
  const text = await readFile(manifestOf(file), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** SHA-256 of a file, of any size. */
export async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece)
  return hash.digest('hex')
}
