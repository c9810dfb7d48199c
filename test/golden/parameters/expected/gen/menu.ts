// Generated from "the whole schema". Do not edit: write in obj/. sha256:9b8b6e087dbe26e56f6a32149bae41699ddf3bd79e12ecba16cdd1ce253b8a81
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  { label: 'menu.records', entries: [{ entity: 'absence' }] },
  { label: 'menu.references', entries: [{ entity: 'agent' }] },
]
