// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { jour, type Langue } from '../pages/mots.js'
import type { Scrutin } from '../soiree/etat.js'
import { motsDesDocuments } from './mots.js'

/** The head of a document: whose it is, what it is, of which poll. */
export function Entete({ titre, scrutin, langue }: { titre: string; scrutin: Scrutin; langue: Langue }) {
  const mots = motsDesDocuments(langue)
  const { election, commune } = scrutin
  const tour = mots.rounds[election.tour === 1 ? 1 : 2]
  return (
    <>
      <img class="logo" alt="" />
      <h1>{titre}</h1>
      <p>
        <strong>{election.libelle}</strong>
        <br />
        {[commune?.commune ?? '', jour(langue, election.date_scrutin), tour].filter((part) => part !== '').join(' – ')}
      </p>
    </>
  )
}
