// Generated from "the whole schema". Do not edit: write in obj/. sha256:577bbe9cdd06cbdaa516152c904cd96d7da13d62e25230259114d261564353a1
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  {
    label: 'menu.records',
    entries: [
      { entity: 'animation' },
      { entity: 'bureau' },
      { entity: 'candidat' },
      { entity: 'colistier' },
      { entity: 'collectivite_resultat' },
      { entity: 'effectif_conseil' },
      { entity: 'election' },
      { entity: 'parti' },
      { entity: 'regle_scrutin' },
      { entity: 'resultat' },
      { entity: 'siege' },
      { entity: 'transmission' },
    ],
  },
  {
    label: 'menu.references',
    entries: [
      { entity: 'canton' },
      { entity: 'circonscription' },
      { entity: 'commune_regroupement' },
      { entity: 'groupe' },
      { entity: 'plan' },
      { entity: 'tranche' },
      { entity: 'type_election' },
    ],
  },
  {
    label: 'menu.links',
    entries: [
      { entity: 'election_candidat' },
      { entity: 'election_bureau' },
      { entity: 'election_tranche' },
      { entity: 'participation' },
      { entity: 'resultat_commune' },
      { entity: 'resultat_voix' },
    ],
  },
]
