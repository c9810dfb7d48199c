// SPDX-License-Identifier: EUPL-1.2

/**
 * Who asks: nobody signed in; an account without any right; one that consults, and works for all collectivités; an agent of the
 * collectivité of the record; an agent of another one, with the same profil; an administrator.
 */
export const visitors = ['anonymous', 'nobody', 'reader', 'own', 'other', 'chief'] as const

/** `sign-in`: sent to sign in; `refused`: 403; `absent`: 404 or 410, as what does not exist; `served`: any other answer but an error. */
export type Answer = 'sign-in' | 'refused' | 'absent' | 'served'

interface Line {
  /** In the order of the visitors. */
  readonly answers: readonly [Answer, Answer, Answer, Answer, Answer, Answer]
  readonly routes: readonly string[]
}

/** What is expected of each kind of route, by kind of visitor. Written by hand: a route that is added needs its line. */
export const expected: Readonly<Record<string, Line>> = {
  'what anyone may ask': {
    answers: ['served', 'served', 'served', 'served', 'served', 'served'],
    routes: [
      'GET /-/health',
      'GET /-/ready',
      'POST /-/csp',
      'GET /-/connexion',
      'POST /-/connexion',
      // Mails are sent.
      'GET /-/mot-de-passe',
      'POST /-/mot-de-passe',
      'POST /-/langue',
      // Whether a session lives, and which colours pages have.
      'GET /-/session',
      'GET /-/couleurs/:pair',
      // The files of the pages: the router names them by their last part.
      'GET /*',
    ],
  },
  'what is off where no watch is set, or over once there is an account': {
    answers: ['absent', 'absent', 'absent', 'absent', 'absent', 'absent'],
    routes: [
      'GET /-/metrics',
      // Links that open nothing.
      'GET /-/mot-de-passe/:token',
      'POST /-/mot-de-passe/:token',
      'GET /-/installation/:token',
      'POST /-/installation/:token',
      // There is no logo.
      'GET /-/logo/:collectivite/:digest',
      // Its pages have no style sheet of their own.
      'GET /-/style/:file',
    ],
  },
  'the demonstration alone': {
    answers: ['absent', 'absent', 'absent', 'absent', 'absent', 'absent'],
    routes: ['POST /-/essayer'],
  },
  'leads to the page where one signs in': {
    answers: ['sign-in', 'sign-in', 'sign-in', 'sign-in', 'sign-in', 'sign-in'],
    routes: [
      'POST /-/deconnexion',
      // For a session that waits for its second factor alone.
      'GET /-/second-facteur',
      'POST /-/second-facteur',
      'POST /-/second-facteur/inscription',
    ],
  },
  'pages of one’s own, whatever one’s rights': {
    answers: ['sign-in', 'served', 'served', 'served', 'served', 'served'],
    routes: [
      'GET /',
      'GET /-/recents',
      'POST /-/recents',
      'GET /-/raccourcis',
      'POST /-/raccourcis',
      'GET /-/compte',
      'GET /-/compte/second-facteur',
      'GET /-/derniere-recherche',
      'GET /-/a-faire',
      'GET /-/traitements',
      'GET /-/traitements/avis',
      'POST /-/traitements/vus',
      // The tableau de bord shows what the visitor may list: nothing, perhaps.
      'GET /:app',
      // They lead back to the listing, which asks for its right.
      'POST /:app/:entity/-/selection',
      'GET /:app/:entity/-/selection',
      'GET /:app/:entity/-/selection/apercu',
      'GET /:app/:entity/-/selection/confirmer',
    ],
  },
  'forms of one’s own account and session': {
    answers: ['refused', 'served', 'served', 'served', 'served', 'served'],
    routes: [
      'POST /-/compte/mot-de-passe',
      'POST /-/compte/fermer',
      'POST /-/compte/delegations',
      'POST /-/compte/delegations/fin',
      'POST /-/compte/delegations/agir',
      'POST /-/mes-droits',
      'POST /-/session',
      'POST /-/compte/second-facteur',
      'POST /-/compte/second-facteur/changer',
      'POST /-/collectivite',
      // What an open page is told of one’s own jobs; nobody who has no session.
      'GET /-/traitements/flux',
    ],
  },
  'the choice of a collectivité: who reaches several': {
    answers: ['sign-in', 'absent', 'served', 'absent', 'absent', 'served'],
    routes: ['GET /-/collectivite'],
  },
  'the logo and the signature of a collectivité: who may change them': {
    answers: ['sign-in', 'absent', 'absent', 'absent', 'absent', 'served'],
    routes: ['GET /-/logo/:collectivite', 'GET /-/signature/:collectivite'],
  },
  'a logo or a signature sent: who may change the collectivité': {
    answers: ['refused', 'absent', 'absent', 'absent', 'absent', 'served'],
    routes: [
      'POST /-/logo/:collectivite',
      'POST /-/logo/:collectivite/retirer',
      'POST /-/signature/:collectivite',
      'POST /-/signature/:collectivite/retirer',
    ],
  },
  'someone helped back into an account': {
    answers: ['sign-in', 'refused', 'refused', 'refused', 'refused', 'served'],
    routes: ['GET /:app/:entity/:key/-/acces', 'POST /:app/:entity/:key/-/acces/lien'],
  },
  'a second factor reset, which this account has not': {
    answers: ['sign-in', 'refused', 'refused', 'refused', 'refused', 'absent'],
    routes: ['POST /:app/:entity/:key/-/acces/second-facteur'],
  },
  'what administers': {
    answers: ['sign-in', 'refused', 'refused', 'refused', 'refused', 'served'],
    routes: [
      'GET /-/droits',
      'POST /-/droits',
      'POST /-/droits/mode',
      'GET /-/droits/pourquoi',
      'GET /-/registre',
      'GET /-/reversibilite',
      'POST /-/reversibilite',
      'GET /-/editions',
      'GET /-/editions/nouveau',
      'POST /-/editions/nouveau',
      'GET /-/editions/:application/:genre/:edition',
      'POST /-/editions/:application/:genre/:edition',
      'POST /-/editions/:application/:genre/:edition/apercu',
      'POST /-/editions/:application/:genre/:edition/fichier',
      'POST /-/editions/:application/:genre/:edition/restaurer',
      'GET /-/editions/:application/:genre/:edition/comparaison',
      'POST /-/editions/:application/:genre/:edition/comparaison',
      'GET /-/requetes',
      'GET /-/requetes/nouvelle',
      'POST /-/requetes/nouvelle',
      'GET /-/requetes/:application/:requete',
      'GET /-/requetes/:application/:requete/export',
      'GET /-/requetes/:application/:requete/tableau.pdf',
      'GET /-/requetes/:application/:requete/modifier',
      'POST /-/requetes/:application/:requete/modifier',
      'GET /-/requetes/:application/:requete/retirer',
      'POST /-/requetes/:application/:requete/retirer',
      'GET /-/planification',
      'POST /-/planification/:planifiee/lancer',
      'POST /-/planification/:planifiee/activer',
      'POST /-/planification/:planifiee/desactiver',
      'GET /-/generateur',
      'POST /-/generateur',
      'GET /-/generateur/tableur',
      'POST /-/generateur/tableur',
      'GET /-/generateur/tableur/:tableur',
      'POST /-/generateur/tableur/:tableur',
      'POST /-/generateur/tableur/:tableur/arreter',
      'POST /-/generateur/tableur/:tableur/abandon',
    ],
  },
  'queries in SQL: their own right': {
    answers: ['sign-in', 'refused', 'refused', 'refused', 'refused', 'served'],
    routes: ['GET /-/requetes/sql', 'POST /-/requetes/sql'],
  },
  'what was kept long enough: who may anonymise some of it': {
    answers: ['sign-in', 'refused', 'refused', 'served', 'served', 'served'],
    routes: ['GET /-/conservation'],
  },
  'to see as a profil does': {
    answers: ['refused', 'refused', 'refused', 'refused', 'refused', 'served'],
    routes: ['POST /-/voir-comme'],
  },
  'a job: its author, and who may see those of all': {
    answers: ['sign-in', 'absent', 'absent', 'served', 'absent', 'served'],
    routes: ['GET /-/traitements/:job', 'GET /-/traitements/:job/etat', 'POST /-/traitements/:job/annuler'],
  },
  'what a job could not do, and its row among one’s own: its author alone': {
    answers: ['sign-in', 'absent', 'absent', 'served', 'absent', 'absent'],
    routes: ['GET /-/traitements/:job/refus', 'GET /-/traitements/:job/resultat', 'GET /-/traitements/:job/ligne'],
  },
  'listings: who may list': {
    answers: ['sign-in', 'refused', 'served', 'served', 'served', 'served'],
    routes: [
      'GET /:app/:entity',
      'GET /:app/:entity/-/export',
      'GET /:app/:entity/-/exporter',
      'GET /:app/:entity/-/imprimer',
      'GET /:app/:entity/-/liste.pdf',
      'GET /:app/:entity/-/etiquettes.pdf',
      'POST /:app/:entity/-/exporter',
      'GET /:app/:entity/-/recherches',
      'POST /:app/:entity/-/recherches',
    ],
  },
  'documents of a listing, prepared while one does something else: who may take it away': {
    answers: ['sign-in', 'refused', 'served', 'served', 'served', 'served'],
    routes: ['POST /:app/:entity/-/editions'],
  },
  'a mail to each record of a listing: who may send, and take it away': {
    answers: ['sign-in', 'refused', 'refused', 'served', 'served', 'served'],
    routes: ['GET /:app/:entity/-/courriels', 'POST /:app/:entity/-/courriels'],
  },
  'a file to import: who may add, and import': {
    answers: ['sign-in', 'refused', 'refused', 'served', 'served', 'served'],
    routes: ['GET /:app/:entity/-/importer', 'POST /:app/:entity/-/importer', 'GET /:app/:entity/-/importer/modele'],
  },
  'an import, which is its author’s alone': {
    answers: ['sign-in', 'refused', 'refused', 'served', 'absent', 'absent'],
    routes: [
      'GET /:app/:entity/-/imports/:import',
      'GET /:app/:entity/-/imports/:import/reglages',
      'POST /:app/:entity/-/imports/:import/reglages',
      'GET /:app/:entity/-/imports/:import/rejets',
      'POST /:app/:entity/-/imports/:import/corrections',
      'POST /:app/:entity/-/imports/:import/confirmer',
      'POST /:app/:entity/-/imports/:import/annuler',
      'POST /:app/:entity/-/imports/:import/arreter',
      'POST /:app/:entity/-/imports/:import/abandon',
    ],
  },
  'a saved search, which is its author’s alone': {
    answers: ['sign-in', 'refused', 'absent', 'served', 'absent', 'absent'],
    routes: [
      'POST /:app/:entity/-/recherches/:search',
      'POST /:app/:entity/-/recherches/:search/supprimer',
      'POST /:app/:entity/-/recherches/:search/habituel',
    ],
  },
  'choices: who may list what is chosen from': {
    answers: ['sign-in', 'refused', 'served', 'refused', 'refused', 'served'],
    routes: ['GET /:app/:entity/-/choix'],
  },
  'what this entity does not declare, and what is undone with a reference of one’s own': {
    answers: ['sign-in', 'absent', 'absent', 'absent', 'absent', 'absent'],
    routes: [
      'GET /:app/:entity/-/modeles',
      'POST /:app/:entity/-/annuler',
      'POST /:app/:entity/-/selection/annuler',
      'GET /:app/:entity/:key/-/actions',
    ],
  },
  'a merge, a note or a task undone with a reference of one’s own': {
    answers: ['sign-in', 'refused', 'refused', 'absent', 'absent', 'absent'],
    routes: [
      'POST /:app/:entity/:key/-/annuler-fusion',
      'POST /:app/:entity/:key/-/notes/:note/remettre',
      'POST /:app/:entity/:key/-/taches/:task/remettre',
    ],
  },
  'new records and selections: who may write': {
    answers: ['sign-in', 'refused', 'refused', 'served', 'served', 'served'],
    routes: [
      'GET /:app/:entity/-/nouveau',
      'POST /:app/:entity/-/nouveau',
      'POST /:app/:entity/-/brouillon',
      'POST /:app/:entity/-/effacer-brouillon',
      'POST /:app/:entity/-/doublons',
      'POST /:app/:entity/-/selection/apercu',
      'POST /:app/:entity/-/selection/confirmer',
    ],
  },
  'a record: who may read, and of its collectivité': {
    answers: ['sign-in', 'refused', 'served', 'served', 'absent', 'served'],
    routes: [
      'GET /:app/:entity/:key',
      'POST /:app/:entity/:key/-/epingler',
      'GET /:app/:entity/:key/-/pieces/:piece',
      'GET /:app/:entity/:key/-/pieces/:piece/vignette',
      'GET /:app/:entity/:key/-/courriels/:courriel',
      'GET /:app/:entity/:key/-/fichier/:field',
      'GET /:app/:entity/:key/-/imprimer',
      'GET /:app/:entity/:key/-/edition/:edition',
    ],
  },
  'a record written, or its history: who may, and of its collectivité': {
    answers: ['sign-in', 'refused', 'refused', 'served', 'absent', 'served'],
    routes: [
      'GET /:app/:entity/:key/-/modifier',
      'POST /:app/:entity/:key/-/modifier',
      'POST /:app/:entity/:key/-/brouillon',
      'POST /:app/:entity/:key/-/effacer-brouillon',
      'POST /:app/:entity/:key/-/doublons',
      'GET /:app/:entity/:key/-/supprimer',
      'POST /:app/:entity/:key/-/supprimer',
      'POST /:app/:entity/:key/-/action/:action',
      'GET /:app/:entity/:key/-/cellule',
      'POST /:app/:entity/:key/-/cellule',
      'GET /:app/:entity/:key/-/fusionner',
      'POST /:app/:entity/:key/-/fusionner',
      'GET /:app/:entity/:key/-/historique',
      'GET /:app/:entity/:key/-/donnees',
      'GET /:app/:entity/:key/-/donnees/fichier',
      'GET /:app/:entity/:key/-/anonymiser',
      'POST /:app/:entity/:key/-/anonymiser',
      'GET /:app/:entity/:key/-/notes',
      'POST /:app/:entity/:key/-/notes',
      'GET /:app/:entity/:key/-/notes/:note/supprimer',
      'POST /:app/:entity/:key/-/notes/:note/supprimer',
      'POST /:app/:entity/:key/-/notes/brouillon',
      'POST /:app/:entity/:key/-/notes/effacer-brouillon',
      'GET /:app/:entity/:key/-/pieces',
      'POST /:app/:entity/:key/-/pieces',
      'POST /:app/:entity/:key/-/pieces/:piece/retirer',
      'POST /:app/:entity/:key/-/pieces/:piece/remettre',
      'GET /:app/:entity/:key/-/taches/nouvelle',
      'POST /:app/:entity/:key/-/taches/nouvelle',
      'GET /:app/:entity/:key/-/taches/:task/modifier',
      'POST /:app/:entity/:key/-/taches/:task/modifier',
      'GET /:app/:entity/:key/-/taches/:task/supprimer',
      'POST /:app/:entity/:key/-/taches/:task/supprimer',
      'POST /:app/:entity/:key/-/taches/:task/faite',
      'POST /:app/:entity/:key/-/taches/:task/rouvrir',
      'POST /:app/:entity/:key/-/taches/brouillon',
      'POST /:app/:entity/:key/-/taches/effacer-brouillon',
      'POST /:app/:entity/:key/-/taches/:task/brouillon',
      'POST /:app/:entity/:key/-/taches/:task/effacer-brouillon',
    ],
  },
  'a page of an application: who holds its right': {
    answers: ['sign-in', 'refused', 'refused', 'served', 'served', 'served'],
    // What follows the name of a page has no name of its own.
    routes: ['GET /:app/-/:page', 'GET /:app/-/:page*', 'POST /:app/-/:page', 'POST /:app/-/:page*'],
  },
  'such a page told as it changes, which this one is not': {
    answers: ['refused', 'refused', 'refused', 'absent', 'absent', 'absent'],
    routes: ['GET /:app/-/flux/:page', 'GET /:app/-/flux/:page*'],
  },
  'an edition sent by mail: who may send, and of its collectivité': {
    answers: ['sign-in', 'refused', 'refused', 'served', 'absent', 'served'],
    routes: ['GET /:app/:entity/:key/-/courriel/:edition', 'POST /:app/:entity/:key/-/courriel/:edition'],
  },
  'a note changed: its author alone': {
    answers: ['sign-in', 'refused', 'refused', 'served', 'absent', 'refused'],
    routes: [
      'GET /:app/:entity/:key/-/notes/:note/modifier',
      'POST /:app/:entity/:key/-/notes/:note/modifier',
      'POST /:app/:entity/:key/-/notes/:note/brouillon',
      'POST /:app/:entity/:key/-/notes/:note/effacer-brouillon',
    ],
  },
}
