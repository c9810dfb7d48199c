// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { page } from 'openmairie'
import { controleDesBureaux, feuillesDeSaisie, resultatsParBureau } from '../documents/bureaux.js'
import type { Imprime, Matiere } from '../documents/contrat.js'
import { feuilleDeCalcul } from '../documents/feuille.js'
import { type MotsDesDocuments, motsDesDocuments } from '../documents/mots.js'
import { participationParTranche } from '../documents/participation.js'
import { proclamation } from '../documents/proclamation.js'
import type { Tables } from '../gen/tables.js'
import { lireBases } from '../soiree/calcul.js'
import { lues, scrutinDe } from './publics.js'

type Titre = Exclude<
  { [K in keyof MotsDesDocuments]: MotsDesDocuments[K] extends string ? K : never }[keyof MotsDesDocuments],
  never
>

/** What is printed of a poll, by the last part of its address. */
const documentsDuScrutin: Readonly<Record<string, readonly [titre: Titre, make: (matiere: Matiere) => Imprime]>> = {
  proclamation: ['proclamation', proclamation],
  bureaux: ['perBureau', resultatsParBureau],
  feuille: ['sheet', feuilleDeCalcul],
  participation: ['turnout', participationParTranche],
  controle: ['check', controleDesBureaux],
  saisie: ['entry', feuillesDeSaisie],
}

/** Documents of a poll: their list, then each as a PDF. */
export const documents = page<Tables>({
  label: 'Documents à imprimer',
  access: { right: 'resultats' },
  reads: lues,
  async show(ctx) {
    const scrutin = await scrutinDe(ctx, ctx.parts[0])
    if (!scrutin || ctx.parts.length > 2) return null
    const mots = motsDesDocuments(ctx.locale)
    const { election, libelle } = scrutin.election
    const asked = ctx.parts[1]
    if (asked === undefined)
      return {
        kind: 'page',
        title: mots.documents,
        above: [{ label: libelle, href: ctx.record('election', election) }],
        body: (
          <>
            <p>{mots.about}</p>
            <ul>
              {Object.entries(documentsDuScrutin).map(([name, [titre]]) => (
                <li key={name}>
                  <a href={ctx.link('documents', election, name)}>{mots[titre]} (PDF)</a>
                </li>
              ))}
            </ul>
          </>
        ),
      }
    const found = Object.hasOwn(documentsDuScrutin, asked) ? documentsDuScrutin[asked] : undefined
    if (!found) return null
    const [titre, make] = found
    return {
      kind: 'print',
      title: `${mots[titre]} – ${libelle}`,
      filename: `${asked}-${election}.pdf`,
      ...make({ ...(await lireBases(ctx, scrutin)), langue: ctx.locale }),
    }
  },
})
