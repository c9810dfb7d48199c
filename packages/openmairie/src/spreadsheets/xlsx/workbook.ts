// SPDX-License-Identifier: EUPL-1.2
import { dirname, join } from 'node:path/posix'
import { OpenMairieError } from '../../errors/errors.js'
import type { SheetInfo, Source } from '../contract.js'
import { readSmallXml } from '../xml/events.js'
import type { Archive } from '../zip/archive.js'
import { builtIn, type Shown, shownBy } from './formats.js'

export interface Workbook {
  readonly sheets: readonly (SheetInfo & { readonly part: string })[]
  /** Days are counted from 1904, as on an old Macintosh. */
  readonly from1904: boolean
  readonly sharedStrings: string | null
  /** By style number. */
  readonly shown: readonly Shown[]
}

/** What an XLSX says of itself: its sheets, and how its numbers are shown. Raises OM_SHEET_BROKEN. */
export async function workbookOf(archive: Archive, source: Source): Promise<Workbook> {
  const root = await relationsOf(archive, '_rels/.rels', '', source)
  const main = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const relations = await relationsOf(
    archive,
    join(dirname(main), '_rels', `${main.split('/').at(-1)}.rels`),
    main,
    source,
  )
  const sheets: (SheetInfo & { part: string })[] = []
  let from1904 = false
  const text = await archive.text(main)
  if (text === null) throw new OpenMairieError('OM_SHEET_BROKEN', { file: source.name })
  readSmallXml(
    text,
    {
      open: (name, attributes) => {
        if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
        if (name !== 'sheet') return
        const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1]
        const relation = relations.find((candidate) => candidate.id === id)
        if (relation?.type !== 'worksheet') return
        const hidden = /hidden/i.test(attributes['state'] ?? '')
        sheets.push({ name: attributes['name'] ?? '', hidden, part: relation.target })
      },
    },
    source,
  )
  const part = (type: string): string | null => {
    const target = relations.find((relation) => relation.type === type)?.target
    return target !== undefined && archive.has(target) ? target : null
  }
  const styles = part('styles')
  return {
    sheets,
    from1904,
    sharedStrings: part('sharedStrings'),
    shown: styles === null ? [] : stylesOf((await archive.text(styles)) ?? '', source),
  }
}

interface Relation {
  readonly id: string
  /** The last word of its type: the strict and the usual form of the standard differ by the rest. */
  readonly type: string
  readonly target: string
}

async function relationsOf(archive: Archive, part: string, of: string, source: Source): Promise<readonly Relation[]> {
  const relations: Relation[] = []
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return
    const target = attributes['Target'] ?? ''
    relations.push({
      id: attributes['Id'] ?? '',
      type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
      target: target.startsWith('/') ? target.slice(1) : join(dirname(of), target),
    })
  }
  readSmallXml(await archive.text(part), { open }, source)
  return relations
}

function stylesOf(text: string, source: Source): readonly Shown[] {
  const own = new Map<number, Shown>()
  const shown: Shown[] = []
  let within = ''
  readSmallXml(
    text,
    {
      open: (name, attributes) => {
        if (name === 'cellXfs' || name === 'cellStyleXfs') within = name
        const id = Number(attributes['numFmtId'])
        if (name === 'numFmt') own.set(id, shownBy(attributes['formatCode'] ?? ''))
        else if (name === 'xf' && within === 'cellXfs') shown.push(own.get(id) ?? builtIn(id))
      },
      close: (name) => {
        if (name === within) within = ''
      },
    },
    source,
  )
  return shown
}
