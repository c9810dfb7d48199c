// Generated from "profil". Do not edit: write in obj/. sha256:836f8b77747eeb2797078db7e81fd8a57b94387fce40a6e3b4e0f27796e36db0
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
  etiquettes: [{ name: 'profil_etiquette', entity: 'profil', lines: ['[om_libelle]'] }],
}
