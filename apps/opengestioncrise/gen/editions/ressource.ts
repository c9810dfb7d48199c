// Generated from "ressource". Do not edit: write in obj/. sha256:def943bf3be982ad0e9869408957a28cd36be03d475666b1beeb26e449173cf3
import type { EditionDefinitions } from 'openmairie'

export const ressourceEditions: EditionDefinitions = {
  etats: [
    {
      name: 'ressource',
      kind: 'etat',
      entity: 'ressource',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="ressource_competence.ressource"></div>',
    },
    {
      name: 'ressource_lettre',
      kind: 'lettre',
      label: 'Lettre de vérification',
      entity: 'ressource',
      address: ['[prenom] [nom]', '[cp : code] [cp]'],
      page: { size: 10 },
      sender: '<img class="logo"><p><strong>&collectivite</strong></p><img data-code="code128" data-valeur="[matricule]">',
      body: '<p style="text-align: right">Le [&aujourdhui : date longue]</p><p>Nos réf. : [matricule]<br>Affaire suivie par : &utilisateur</p><p><strong>Objet : vérification des renseignements qui vous concernent</strong></p><p>Madame, Monsieur,</p><p style="text-align: justify">Voici les renseignements que nous conservons à votre sujet. Merci de nous signaler ce qui serait inexact ou aurait changé, en rappelant la référence ci-dessus.</p><dl data-champs></dl><div class="insecable"><p style="text-align: justify">Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.</p><img class="signature"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'ressource_competence.ressource',
      entity: 'ressource_competence',
      reference: 'ressource',
      columns: ['niveau', 'competence', 'date_obtention', 'date_fin'],
    },
  ],
  etiquettes: [{ name: 'ressource_etiquette', entity: 'ressource', lines: ['[prenom] [nom]', '[cp : code] [cp]'] }],
}
