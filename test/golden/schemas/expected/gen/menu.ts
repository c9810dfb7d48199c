// Generated from "the whole schema". Do not edit: write in obj/. sha256:78c2248a50e3d4a03b22ecce03e4ef7d3a988b10385f32373e84cdf444099b61
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  {
    label: 'menu.records',
    entries: [{ entity: 'agent_e091b2' }, { entity: 'agent' }, { entity: 'en' }, { entity: 'index_' }],
  },
  { label: 'menu.references', entries: [{ entity: 'commun_agent' }, { entity: 'commun_rue' }] },
]
