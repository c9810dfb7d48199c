// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import type { Document } from '../contract.js'
import { fontFiles } from '../fonts.js'
import { prepared } from './prepare.js'
import { template } from './template.js'

/** Draws one document after another. */
export interface Compiler {
  /**
   * A document as a PDF, and how many pages it has. `short`: each of its sections is likely to be of one page, and it is first tried as
   * such, which takes a third less time. Raises `EngineRefusal` with what the engine says.
   */
  draw(document: Document, short?: boolean): Drawn
}

export interface Drawn {
  readonly pdf: Uint8Array
  readonly pages: number
}

/** The engine does not draw this document: what it says of it, for the log. */
export class EngineRefusal extends Error {}

/** The part of the engine that is used: its own package of types comes with a loader that cannot be installed everywhere. */
interface Engine {
  addSource(path: string, source: string): void
  mapShadow(path: string, content: Buffer): void
  unmapShadow(path: string): void
  evictCache(maxAge: number): void
  compile(asked: { mainFilePath: string }): {
    readonly result: { readonly numOfPages: number } | null
    takeDiagnostics(): object | null
  }
  fetchDiagnostics(error: object): readonly unknown[]
  pdf(document: object, options: { pdfStandard: string; pdfTags: boolean; creationTimestamp: number }): Buffer
}

interface EngineModule {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: readonly { fontBlobs: readonly Buffer[] }[] }): Engine
  }
}

/** Where its files lie in the engine’s own memory: it reads nothing of the disk. */
const root = '/edition'
const standards = { archive: 'a-2a', accessible: 'ua-1' } as const
const diagnostic = z.object({ message: z.string() })

/** Opens the engine, with its fonts. Raises where it does not come for this machine. */
export function openCompiler(): Compiler {
  const engine = engineModule().NodeCompiler.create({
    workspace: root,
    fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }],
  })
  engine.addSource(`${root}/main.typ`, template)
  const compile = (document: ReturnType<typeof prepared>, single: boolean) => {
    engine.mapShadow(`${root}/document.json`, Buffer.from(JSON.stringify({ ...document, single })))
    const compiled = engine.compile({ mainFilePath: `${root}/main.typ` })
    if (!compiled.result) throw new EngineRefusal(reasonOf(engine, compiled.takeDiagnostics()))
    return compiled.result
  }
  return {
    draw: (document, short = false) => {
      const sections = document.sections.length
      const images = Object.entries(document.images)
      const given = prepared(document)
      for (const [name, { content }] of images) engine.mapShadow(`${root}/${name}`, Buffer.from(content))
      try {
        const tried = compile(given, short)
        const result = short && tried.numOfPages !== sections ? compile(given, false) : tried
        const pdf = engine.pdf(result, {
          pdfStandard: standards[document.standard],
          pdfTags: true,
          creationTimestamp: Math.floor(document.at / 1000),
        })
        return { pdf, pages: result.numOfPages }
      } finally {
        for (const [name] of images) engine.unmapShadow(`${root}/${name}`)
        engine.evictCache(0)
      }
    },
  }
}

function reasonOf(engine: Engine, error: object | null): string {
  const told = error ? engine.fetchDiagnostics(error) : []
  const messages = told.map((each) => diagnostic.safeParse(each).data?.message ?? 'unknown')
  return messages.join('; ') || 'unknown'
}

function engineModule(): EngineModule {
  const require = createRequire(import.meta.url)
  for (const libc of ['gnu', 'musl']) {
    try {
      // A native module has no types of its own.
      return require(
        `@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}-${libc}`,
      ) as EngineModule
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error
    }
  }
  throw new Error(
    `The engine of editions does not come for ${process.platform}-${process.arch}: install @myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}`,
  )
}
