// SPDX-License-Identifier: EUPL-1.2

/** English for what the overrides say in French. */
export const english: Readonly<Record<string, string>> = {
  Administration: 'Administration',
  'om_collectivite.fields.om_collectivite.label': 'Number',
  'om_collectivite.fields.om_collectivite.help':
    'The one that the data of the applications hold. Once given, it stays.',
  'om_collectivite.fields.couleur.label': 'Colour',
  'om_collectivite.fields.couleur.help':
    'That of the links and buttons of its pages. Blank: that of the authority it is attached to, or the usual one.',
  'om_collectivite.fields.couleur_sombre.label': 'Colour on a dark ground',
  'om_collectivite.fields.couleur_sombre.help': 'Blank: made lighter from the other, just enough to be read.',
  'om_parametre.fields.om_parametre.label': 'Number',
  'om_parametre.fields.libelle.label': 'Name',
  'om_parametre.fields.libelle.help': 'The one that the application gives it.',
  'om_parametre.fields.om_collectivite.help': 'Blank: for the whole instance.',
  'om_collectivite.fields.parent.label': 'Attached to',
  'om_collectivite.fields.parent.help': 'Blank: it stands at the top.',
  'om_collectivite.references.parent.label': 'Attached to',
  'om_collectivite.children.om_collectivite.parent.label': 'Authorities attached to it',
  'om_droit.fields.permission.help': 'What the profile may do. The matrix of rights shows them all together.',
  'om_permission.fields.om_permission.label': 'Name',
  'om_permission.fields.om_permission.help': 'Once given, it stays.',
  'om_permission.fields.type.choices.gen': 'Generated',
  'om_permission.fields.type.choices.manuel': 'Added',
  'om_permission.fields.entite.label': 'Entity',
  'om_permission.fields.perimee.label': 'Obsolete since',
  'om_permission.listing.rows.0.label': 'Obsolete',
  'om_profil.fields.om_profil.label': 'Code',
  'om_profil.fields.om_profil.help': 'Short and without space: “consultation”.',
  'om_profil.fields.hierarchie.label': 'Rank',
  'om_profil.fields.hierarchie.help':
    'In hierarchical mode, a profile has the rights of those whose rank is at most its own, too.',
  'om_profil.fields.second_facteur.label': 'Two-step verification required',
  'om_profil.fields.second_facteur.help':
    'After the password, a code of the phone: the accounts of this profile set it up when they next sign in, and do nothing before.',
  'om_utilisateur.fields.email.help': 'To get back into the account by e-mail.',
  'om_utilisateur.fields.urgence.label': 'Emergency account',
  'om_utilisateur.fields.urgence.help':
    'The only one that still signs in with its password when another service is in charge and does not answer.',
  'om_utilisateur.fields.second_facteur.label': 'Two-step verification',
  'om_utilisateur.fields.om_utilisateur.label': 'Number',
  'om_utilisateur.fields.nom.label': 'Name',
  'om_utilisateur.fields.om_collectivite.help': 'Blank: all authorities or none, as the profile says.',
  'om_utilisateur.fields.actif.label': 'Account open',
  'om_utilisateur.fields.actif.help': 'A closed account can no longer sign in; its sessions end.',
  'om_utilisateur.listing.rows.0.label': 'Closed',
}
