// SPDX-License-Identifier: EUPL-1.2
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader program finds in a PDF. */
export interface ReadPdf {
  /** The words of each page, a line of the page a line, in the order in which they are written. */
  readonly pages: readonly string[]
  readonly title: string | null
  readonly language: string | null
  /** Whether it says that it carries tags. */
  readonly tagged: boolean
  /** What it says that it keeps to, from its metadata: `PDF/A-2A`, `PDF/UA-1`. */
  readonly standards: readonly string[]
  /** Width and height of each page, in millimetres. */
  readonly sizes: readonly (readonly [number, number])[]
  /** Roles of the structure of the first page, outermost first. */
  readonly roles: readonly string[]
  /** What its pictures show, in words. */
  readonly alternatives: readonly string[]
  close(): Promise<void>
}

/** Reads a PDF as a program that did not write it would. */
export async function readPdf(content: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(content), useSystemFonts: false, verbosity: 0 }).promise
  const { info, metadata } = await document.getMetadata()
  const mark = await document.getMarkInfo()
  const said: { Title?: string; Language?: string } = info
  const xmp = metadata?.getRaw() ?? ''
  const pages: string[] = []
  const sizes: [number, number][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: false })
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    const [, , width = 0, height = 0] = page.view
    sizes.push([Math.round((width * 25.4) / 72), Math.round((height * 25.4) / 72)])
  }
  const trees: (Branch | null)[] = []
  for (let number = 1; number <= document.numPages; number++)
    trees.push(await (await document.getPage(number)).getStructTree())
  return {
    pages,
    sizes,
    title: said.Title ?? null,
    language: said.Language ?? null,
    tagged: mark?.Marked === true,
    standards: standardsIn(xmp),
    roles: branchesOf(trees[0] ?? null).flatMap(({ role }) => role ?? []),
    alternatives: trees.flatMap(branchesOf).flatMap(({ alt }) => alt ?? []),
    close: () => document.destroy(),
  }
}

function standardsIn(xmp: string): readonly string[] {
  const value = (name: string): string | undefined =>
    new RegExp(`<${name}>([^<]*)</${name}>`).exec(xmp)?.[1] ?? new RegExp(`${name}="([^"]*)"`).exec(xmp)?.[1]
  const part = value('pdfaid:part')
  const accessible = value('pdfuaid:part')
  return [
    ...(part ? [`PDF/A-${part}${value('pdfaid:conformance') ?? ''}`] : []),
    ...(accessible ? [`PDF/UA-${accessible}`] : []),
  ]
}

interface Branch {
  readonly role?: string
  readonly alt?: string
  readonly children?: readonly unknown[]
}

/** All branches of a tree of tags, outermost first. */
function branchesOf(tree: Branch | null): readonly Branch[] {
  const branches: Branch[] = []
  const walk = (branch: Branch): void => {
    branches.push(branch)
    for (const child of branch.children ?? []) if (child && typeof child === 'object') walk(child)
  }
  if (tree) walk(tree)
  return branches
}
