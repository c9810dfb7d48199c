// Generated from "dossier". Do not edit: write in obj/. sha256:2ee533cbf5a8e9399952ef5c562db77dea5128ac81761bd17213812d23bc2b95
import type { EditionDefinitions } from 'openmairie'

export const dossierEditions: EditionDefinitions = {
  etats: [
    {
      name: 'dossier',
      kind: 'etat',
      entity: 'dossier',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="agent_dossier.annee_numero"></div><div data-sous-etat="piece.annee_numero"></div>',
    },
    {
      name: 'dossier_lettre',
      kind: 'lettre',
      label: 'Lettre de vérification',
      entity: 'dossier',
      address: ['[civilite]', '[numero]'],
      page: { size: 10 },
      sender: '<img class="logo"><p><strong>&collectivite</strong></p><img data-code="code128" data-valeur="[annee]">',
      body: '<p style="text-align: right">Le [&aujourdhui : date longue]</p><p>Nos réf. : [annee]<br>Affaire suivie par : &utilisateur</p><p><strong>Objet : vérification des renseignements qui vous concernent</strong></p><p>[civilite : Monsieur / Madame / Madame, Monsieur],</p><p style="text-align: justify">Voici les renseignements que nous conservons à votre sujet. Merci de nous signaler ce qui serait inexact ou aurait changé, en rappelant la référence ci-dessus.</p><dl data-champs></dl><div class="insecable"><p style="text-align: justify">Nous vous prions d’agréer, [civilite : Monsieur / Madame / Madame, Monsieur], l’expression de nos salutations distinguées.</p><img class="signature"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'agent_dossier.annee_numero',
      entity: 'agent_dossier',
      reference: 'annee_numero',
      columns: ['agent'],
    },
    { name: 'piece.annee_numero', entity: 'piece', reference: 'annee_numero', columns: ['libelle'] },
  ],
  etiquettes: [{ name: 'dossier_etiquette', entity: 'dossier', lines: ['[civilite]', '[numero]'] }],
}
