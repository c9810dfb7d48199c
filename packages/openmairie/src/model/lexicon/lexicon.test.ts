// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelOf, newOne, none, nounOf, ofThe, theOne, tongueOf } from './index.js'

test.each([
  ['datenaissance', 'Date de naissance'],
  ['telephone1', 'Téléphone 1'],
  ['telephone_2', 'Téléphone 2'],
  ['datedisponible', 'Date de disponibilité'],
  ['enfantmineur', 'Enfants mineurs'],
  ['cp', 'Code postal'],
  ['prenom', 'Prénom'],
  ['date_obtention', 'Date d’obtention'],
  ['nomusage', 'Nom d’usage'],
  ['lieunaissance', 'Lieu de naissance'],
  ['numero_voie', 'Numéro de voie'],
  ['customer_id', 'Client'],
  ['first_name', 'Prénom'],
  ['SupportRepId', 'Conseiller'],
  ['InvoiceLine', 'Ligne de facture'],
  ['dossiers', 'Dossiers'],
  ['nombre_dossiers', 'Nombre de dossiers'],
  ['recu_le', 'Reçu le'],
  ['zxqw_inconnu', 'Zxqw inconnu'],
  ['</script>', '</script>'],
])('the French label of %s is «%s»', (name, label) => {
  expect(labelOf(name, 'fr')).toBe(label)
})

test.each([
  ['ressource', 'ressource', 'ressources', 'f'],
  ['competence', 'compétence', 'compétences', 'f'],
  ['cp', 'code postal', 'codes postaux', 'm'],
  ['permis', 'permis', 'permis', 'm'],
  ['bureau', 'bureau', 'bureaux', 'm'],
  ['type_voie', 'type de voie', 'types de voie', 'm'],
  ['types_dossiers', 'type de dossiers', 'types de dossiers', 'm'],
  ['customers', 'client', 'clients', 'm'],
])('%s is one %s, many %s', (name, singular, plural, gender) => {
  expect(nounOf(name, 'fr')).toEqual({ singular, plural, gender })
})

test('sentences agree', () => {
  const of = (name: string) => nounOf(name, 'fr')
  expect([newOne(of('ressource'), 'fr'), newOne(of('agent'), 'fr'), newOne(of('service'), 'fr')]).toEqual([
    'Nouvelle ressource',
    'Nouvel agent',
    'Nouveau service',
  ])
  expect([none(of('competence'), 'fr'), none(of('service'), 'fr')]).toEqual(['Aucune compétence', 'Aucun service'])
  expect([theOne(of('organisation'), 'fr'), ofThe(of('service'), 'fr'), ofThe(of('ressource'), 'fr')]).toEqual([
    'l’organisation',
    'du service',
    'de la ressource',
  ])
  expect(newOne(nounOf('ressource', 'en'), 'en')).toBe('New resource')
  expect(labelOf('datenaissance', 'en')).toBe('Date of birth')
})

test('any name has a label', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 63 }), (name) => {
      expect(labelOf(name, 'fr').length).toBeGreaterThan(0)
      expect(nounOf(name, 'en').plural.length).toBeGreaterThan(0)
    }),
  )
})

test.each([
  ['payment_type', 'type de paiement', 'types de paiement', 'm'],
  ['hosts_groups', 'groupe d’hôtes', 'groupes d’hôtes', 'm'],
  ['customer_deleted', 'client supprimé', 'clients supprimé', 'm'],
  ['business_unit', 'business unit', 'business units', 'm'],
  ['entity_history', 'historique d’entité', 'historiques d’entité', 'm'],
  ['account_heading_category', 'account heading category', 'account heading categories', 'm'],
  ['triggers', 'déclencheur', 'déclencheurs', 'm'],
  ['widgets', 'widget', 'widgets', 'm'],
  ['licences', 'licence', 'licences', 'f'],
  ['assembly', 'assembly', 'assemblies', 'm'],
  ['acces', 'acces', 'acces', 'm'],
])('an English name in French: %s is one %s, many %s', (name, singular, plural, gender) => {
  expect(nounOf(name, 'fr')).toEqual({ singular, plural, gender })
})

test('where a name does not tell its language, the names of the schema do', () => {
  expect(tongueOf(['host', 'host_group', 'status', 'note'])).toBe('en')
  expect(tongueOf(['dossier', 'date_creation', 'voie', 'user'])).toBe('fr')
  expect(tongueOf(['zxqw'])).toBe('fr')
  expect(nounOf('assemblies', 'fr', 'en').singular).toBe('assembly')
  expect(nounOf('note_type', 'fr', 'en').plural).toBe('types de note')
  expect(nounOf('note_type', 'fr', 'fr').plural).toBe('notes de type')
  expect(nounOf('menu_nodes', 'fr', 'en')).toEqual({ singular: 'menu node', plural: 'menu nodes', gender: 'm' })
  expect(labelOf('date_creation', 'fr', 'fr')).toBe('Date de création')
})

test.each([
  ['triggers', 'New trigger'],
  ['policies', 'New policy'],
  ['batches', 'New batch'],
  ['statuses', 'New status'],
  ['news', 'New news'],
])('in English, one of %s: %s', (name, sentence) => {
  expect(newOne(nounOf(name, 'en'), 'en')).toBe(sentence)
})
