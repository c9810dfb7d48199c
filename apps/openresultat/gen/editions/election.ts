// Generated from "election". Do not edit: write in obj/. sha256:a52f8f6e64296e20b861c0ccf66a70e5421f87040bb12f10d0a629082670ae4b
import type { EditionDefinitions } from 'openmairie'

export const electionEditions: EditionDefinitions = {
  etats: [
    {
      name: 'election',
      kind: 'etat',
      entity: 'election',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="animation.election"></div><div data-sous-etat="election.premier_tour"></div><div data-sous-etat="election_bureau.election"></div><div data-sous-etat="election_candidat.election"></div><div data-sous-etat="election_tranche.election"></div><div data-sous-etat="resultat_commune.election"></div><div data-sous-etat="siege.election"></div><div data-sous-etat="transmission.election"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'animation.election',
      entity: 'animation',
      reference: 'election',
      columns: ['libelle', 'vue', 'rafraichissement', 'logo', 'bureaux_defilants', 'actif'],
    },
    {
      name: 'election.premier_tour',
      entity: 'election',
      reference: 'premier_tour',
      columns: [
        'libelle',
        'om_collectivite',
        'type_election',
        'date_scrutin',
        'tour',
        'canton',
        'circonscription',
        'ouverture',
      ],
    },
    {
      name: 'election_bureau.election',
      entity: 'election_bureau',
      reference: 'election',
      columns: ['etat', 'bureau', 'inscrits', 'saisi_par', 'saisi_le', 'version', 'motif'],
    },
    {
      name: 'election_candidat.election',
      entity: 'election_candidat',
      reference: 'election',
      columns: ['couleur', 'candidat', 'ordre', 'age_moyen', 'code_depot', 'nb_candidats', 'tete'],
    },
    {
      name: 'election_tranche.election',
      entity: 'election_tranche',
      reference: 'election',
      columns: ['tranche'],
    },
    {
      name: 'resultat_commune.election',
      entity: 'resultat_commune',
      reference: 'election',
      columns: ['commune_regroupement', 'inscrits', 'votants', 'blancs', 'nuls', 'exprimes'],
    },
    {
      name: 'siege.election',
      entity: 'siege',
      reference: 'election',
      columns: ['assemblee', 'election_candidat', 'prime', 'proportionnelle', 'total', 'vacants', 'departage'],
    },
    {
      name: 'transmission.election',
      entity: 'transmission',
      reference: 'election',
      columns: ['type', 'fichier', 'empreinte', 'date'],
    },
  ],
  etiquettes: [{ name: 'election_etiquette', entity: 'election', lines: ['[om_libelle]'] }],
}
