// Generated from "profil". Do not edit: write in obj/. sha256:e95fbd14396752ce668c367275939ca5682521a48f3d72a718c27fcceac622a1
import type { EditionDefinitions } from 'openmairie'

export const profilEditions: EditionDefinitions = {
  etats: [
    {
      name: 'profil',
      kind: 'etat',
      entity: 'profil',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="droit.profil"></div><div data-sous-etat="utilisateur.profil"></div>',
    },
  ],
  sousEtats: [
    { name: 'droit.profil', entity: 'droit', reference: 'profil', columns: ['droit'] },
    {
      name: 'utilisateur.profil',
      entity: 'utilisateur',
      reference: 'profil',
      columns: ['nom', 'login', 'email'],
    },
  ],
}
