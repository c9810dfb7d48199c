// SPDX-License-Identifier: EUPL-1.2
// No party of this list exists; colours are told apart from one another and read on white.

/** Political families; the key is the place in the list, from 1. */
export const groupes = [
  { libelle: 'Famille de gauche', sigle: 'GAUCHE', couleur: '#b3261e' },
  { libelle: 'Famille écologiste', sigle: 'ECO', couleur: '#2e7d32' },
  { libelle: 'Famille du centre', sigle: 'CENTRE', couleur: '#a85b00' },
  { libelle: 'Famille de droite', sigle: 'DROITE', couleur: '#1f5fbf' },
  { libelle: 'Sans étiquette', sigle: 'SE', couleur: '#607d8b' },
] as const

export interface Parti {
  readonly libelle: string
  readonly sigle: string
  readonly couleur: string
  readonly groupe: number
}

/** Parties; the key is the place in the list, from 1. */
export const partis: readonly Parti[] = [
  { libelle: 'Union du Cèdre', sigle: 'CEDRE', couleur: '#c27400', groupe: 3 },
  { libelle: 'Parti de la Ruche', sigle: 'RUCHE', couleur: '#c62828', groupe: 1 },
  { libelle: 'Alliance du Grand Chêne', sigle: 'CHENE', couleur: '#1e6fd9', groupe: 4 },
  { libelle: 'Les Roselières', sigle: 'ROS', couleur: '#2e8b3d', groupe: 2 },
  { libelle: 'Cercle de l’Alouette', sigle: 'ALOU', couleur: '#1a2f7a', groupe: 4 },
  { libelle: 'Mouvement de la Forge', sigle: 'FORGE', couleur: '#7a1038', groupe: 1 },
  { libelle: 'Initiative du Vieux-Pont', sigle: 'PONT', couleur: '#607d8b', groupe: 5 },
  { libelle: 'Convergence des Rives', sigle: 'RIVES', couleur: '#00969e', groupe: 3 },
  { libelle: 'Ligue des Remparts', sigle: 'REMP', couleur: '#6b5d00', groupe: 4 },
  { libelle: 'Parti de la Lanterne', sigle: 'LANT', couleur: '#8e3fc4', groupe: 1 },
]
