// Generated from "the whole schema". Do not edit: write in obj/. sha256:33f34e1dfe1abb565903bbee0efa32f7a7758f894bf48f6b033fd5e950043d5c
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  { label: 'menu.records', entries: [{ entity: 'electeur' }, { entity: 'parametre' }] },
  { label: 'menu.references', entries: [{ entity: 'bureau' }, { entity: 'rue' }] },
]
