// Generated from "the whole schema". Do not edit: write in obj/. sha256:f6593158f459e6aab5058a8ab35f6b3aa1bd3cda48796097597783f66ac22719
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  {
    label: 'menu.records',
    entries: [{ entity: 'agent' }, { entity: 'agent_e091b2' }, { entity: 'en' }, { entity: 'index_' }],
  },
  { label: 'menu.references', entries: [{ entity: 'commun_agent' }, { entity: 'commun_rue' }] },
]
