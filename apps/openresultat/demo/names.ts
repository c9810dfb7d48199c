// SPDX-License-Identifier: EUPL-1.2
import { draw, pick } from './chance.js'

export type Sexe = 'F' | 'M'

export interface Nom {
  readonly nom: string
  readonly prenom: string
}

const words = (list: string): readonly string[] => list.split(',').map((word) => word.trim())

/** First names by the generation that bears them: born before 1965, before 1985, since. */
const prenoms: Readonly<Record<Sexe, readonly (readonly string[])[]>> = {
  F: [
    words('Annie, Brigitte, Chantal, Danielle, Évelyne, Françoise, Josiane, Martine, Monique, Nicole, Sylvie, Zohra'),
    words(
      'Aïssatou, Carole, Céline, Delphine, Gaëlle, Karima, Laurence, Magali, Nadia, Sandrine, Séverine, Sonia, Valérie',
    ),
    words('Agathe, Camille, Clémence, Fanta, Inès, Juliette, Léa, Manon, Mathilde, Noémie, Pauline, Romane, Yasmine'),
  ],
  M: [
    words('Alain, Bernard, Christian, Daniel, Gérard, Guy, Jacques, Joël, Michel, Mustapha, Roland, Serge, Yves'),
    words('Arnaud, Cédric, Christophe, Fabrice, Farid, Jérôme, Laurent, Ludovic, Mamadou, Olivier, Stéphane, Xavier'),
    words('Adrien, Baptiste, Clément, Florian, Hugo, Jules, Lucas, Maxime, Mehdi, Quentin, Simon, Théo, Valentin'),
  ],
}

const familles = words(`Abgrall, Amrani, Arnoux, Aubanel, Auvray, Bailly, Barthès, Belmonte, Benali, Berthet, Bidart,
  Bodin, Bonnafous, Bousquet, Brossard, Cariou, Castan, Cazalis, Chaix, Chapuis, Chassagne, Chauvin, Cissé, Cottereau,
  Coulibaly, Da Silva, Delattre, Delaunay, Delmas, Deroo, Desmet, Dewaele, Diallo, Dijoux, Ducret, Dutertre, Ehrhart,
  Elissalde, Escande, Estève, Etcheverry, Fabrègue, Faye, Ferreira, Fofana, Gasnier, Gharbi, Gontard, Goyhénèche,
  Grondin, Grosjean, Guilloteau, Guivarc’h, Haddad, Harispe, Hébert, Hoarau, Horvath, Huynh, Iriart, Isnard, Jacquemin,
  Kaczmarek, Keita, Kerjean, Kervella, Kieffer, Konaté, Lacombe, Larrieu, Le Bihan, Lecoq, Levasseur, Lombardi, Madec,
  Maillard, Mansouri, Marais, Meziane, Monnet, Moretti, Mugnier, Nguyen, Nowak, Ortega, Pagès, Paoli, Pellegrini,
  Pereira, Perrot, Peyronnet, Pham, Pichon, Puech, Quéméner, Quesnel, Rabillard, Rahmani, Raybaud, Ribeiro, Riou, Roca,
  Roumégoux, Saïdi, Santoni, Sauvageot, Schaeffer, Slimani, Sow, Szymanski, Tahiri, Tauziat, Técher, Teissier, Texier,
  Thouvenin, Tournier, Traoré, Vandamme, Vanhoutte, Verhaeghe, Vialard, Vuillemin, Weiss, Zimmermann`)

/** Names that no key has yet been given: the same keys in the same order give the same names, none twice. */
export function createNames(): (key: string, sexe: Sexe, naissance: string) => Nom {
  const given = new Set<string>()
  return (key, sexe, naissance) => {
    const generation = naissance < '1965' ? 0 : naissance < '1985' ? 1 : 2
    for (let attempt = 0; attempt < 1_000; attempt += 1) {
      const nom = pick(`${key}/nom/${attempt}`, familles)
      const prenom = pick(`${key}/prenom/${attempt}`, prenoms[sexe][generation] ?? [])
      if (given.has(`${prenom} ${nom}`)) continue
      given.add(`${prenom} ${nom}`)
      return { nom, prenom }
    }
    throw new RangeError(`no name is left: ${key}`)
  }
}

/** A number between two bounds, both included, in the middle more often than at the ends. */
export function between(key: string, least: number, most: number): number {
  const wide = most - least + 1
  return least + Math.floor((draw(`${key}/a`, wide) + draw(`${key}/b`, wide)) / 2)
}
