// SPDX-License-Identifier: EUPL-1.2
// Names are grouped so that a first name agrees with a sex, a generation and, loosely, a family name.

/** Where a family name comes from; `france` also stands for first names in use everywhere. */
export type Origin = 'france' | 'maghreb' | 'afrique' | 'iberie' | 'italie' | 'est' | 'asie'

export type Sex = 'F' | 'M'

/** A first name, with the year in which it was most given. */
export interface FirstName {
  readonly name: string
  readonly sex: Sex
  readonly peak: number
  readonly origin: Origin
}

/** A family name and how common it is beside the others. */
export interface FamilyName {
  readonly name: string
  readonly origin: Origin
  readonly weight: number
}

function split(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function given(sex: Sex, peak: number, list: string, origin: Origin = 'france'): readonly FirstName[] {
  return split(list).map((name) => ({ name, sex, peak, origin }))
}

function family(origin: Origin, weight: number, list: string): readonly FamilyName[] {
  return split(list).map((name) => ({ name, origin, weight }))
}

/** About 120 first names of each sex. */
export const firstNames: readonly FirstName[] = [
  ...given('F', 1955, 'Monique, Françoise, Annie, Danielle, Nicole, Michèle, Jacqueline, Chantal, Marie-Claude'),
  ...given('F', 1955, 'Josiane, Martine, Évelyne, Bernadette, Dominique, Christiane, Marie-Thérèse'),
  ...given('F', 1964, 'Sylvie, Brigitte, Catherine, Patricia, Véronique, Corinne, Pascale, Christine, Nathalie'),
  ...given('F', 1964, 'Isabelle, Florence, Marie-Hélène, Sophie, Laurence, Valérie, Béatrice'),
  ...given('F', 1974, 'Sandrine, Karine, Stéphanie, Christelle, Céline, Virginie, Delphine, Séverine, Carole'),
  ...given('F', 1974, 'Anne-Sophie, Sabrina, Magali, Peggy, Laetitia, Sonia, Gaëlle, Claire'),
  ...given('F', 1984, 'Aurélie, Émilie, Élodie, Julie, Audrey, Amandine, Jennifer, Vanessa, Mélanie, Fanny'),
  ...given('F', 1984, 'Marion, Laura, Cindy, Hélène, Solenn, Aline, Anaïs'),
  ...given('F', 1994, 'Camille, Pauline, Marine, Mathilde, Justine, Manon, Océane, Charlotte, Morgane, Alexia'),
  ...given('F', 1994, 'Margaux, Coralie, Noémie, Maëva, Clémence, Juliette'),
  ...given('F', 2004, 'Emma, Léa, Chloé, Inès, Jade, Lola, Zoé, Louane, Romane, Lucie, Clara, Maëlys, Éléonore'),
  ...given('F', 2004, 'Lilou, Ambre, Eva, Louise, Agathe'),
  ...given('F', 1966, 'Fatima, Malika, Zohra, Khadija', 'maghreb'),
  ...given('F', 1982, 'Nadia, Samira, Leïla, Karima, Hanane', 'maghreb'),
  ...given('F', 2000, 'Yasmine, Sarah, Imane, Lina, Nour', 'maghreb'),
  ...given('F', 1968, 'Aminata, Fanta', 'afrique'),
  ...given('F', 1985, 'Aïssatou, Mariama, Bintou', 'afrique'),
  ...given('F', 2002, 'Awa, Kadiatou', 'afrique'),
  ...given('F', 1964, 'Maria, Fernanda, Rosa', 'iberie'),
  ...given('F', 1984, 'Paula, Carla', 'iberie'),
  ...given('F', 1962, 'Giovanna, Graziella', 'italie'),
  ...given('F', 1988, 'Alessia', 'italie'),
  ...given('F', 1964, 'Danuta, Irena', 'est'),
  ...given('F', 1990, 'Oksana, Elena', 'est'),
  ...given('F', 1966, 'Thi Mai, Kim', 'asie'),
  ...given('F', 1994, 'Linh, Mei', 'asie'),
  ...given('M', 1955, 'Michel, Jean-Claude, Bernard, Gérard, Daniel, Jacques, Christian, Alain, Jean-Pierre, Guy'),
  ...given('M', 1955, 'Yves, André, Claude, Serge, Jean-Marie, Roland'),
  ...given('M', 1964, 'Philippe, Patrick, Pascal, Thierry, Éric, Didier, Bruno, Gilles, Hervé, Dominique, Marc'),
  ...given('M', 1964, 'Jean-Luc, Denis, Franck, Joël, Jean-Marc'),
  ...given('M', 1974, 'Stéphane, Christophe, Laurent, Frédéric, Sébastien, David, Olivier, Jérôme, Cédric'),
  ...given('M', 1974, 'Fabrice, Ludovic, Arnaud, Grégory, Yann, Emmanuel, Xavier, Gaël'),
  ...given('M', 1984, 'Nicolas, Julien, Guillaume, Mickaël, Jonathan, Romain, Benjamin, Vincent, Thomas, Damien'),
  ...given('M', 1984, 'Anthony, Mathieu, Aurélien, Loïc, Fabien, Rémi, Kévin'),
  ...given('M', 1994, 'Alexandre, Maxime, Florian, Quentin, Valentin, Dylan, Jordan, Corentin, Thibault, Adrien'),
  ...given('M', 1994, 'Clément, Bastien, Antoine, Simon, Pierre, Tanguy'),
  ...given('M', 2004, 'Lucas, Théo, Hugo, Enzo, Nathan, Mathis, Léo, Ethan, Tom, Noah, Baptiste, Evan, Axel, Jules'),
  ...given('M', 2004, 'Louis, Gabriel, Raphaël, Maël'),
  ...given('M', 1966, 'Mohamed, Ahmed, Abdelkader, Mustapha', 'maghreb'),
  ...given('M', 1982, 'Karim, Rachid, Farid, Nabil, Samir', 'maghreb'),
  ...given('M', 2000, 'Mehdi, Yanis, Bilal, Rayan, Amine', 'maghreb'),
  ...given('M', 1968, 'Mamadou, Moussa', 'afrique'),
  ...given('M', 1985, 'Ousmane, Ibrahima, Boubacar', 'afrique'),
  ...given('M', 2002, 'Issa, Seydou', 'afrique'),
  ...given('M', 1964, 'Manuel, José, Antonio', 'iberie'),
  ...given('M', 1984, 'Tiago, Sergio', 'iberie'),
  ...given('M', 1962, 'Salvatore, Gino', 'italie'),
  ...given('M', 1988, 'Fabio', 'italie'),
  ...given('M', 1964, 'Stanislas, Zbigniew', 'est'),
  ...given('M', 1990, 'Dimitri, Andreï', 'est'),
  ...given('M', 1966, 'Van Minh, Hoang', 'asie'),
  ...given('M', 1994, 'Duc, Wei', 'asie'),
]

const common = `Martin, Bernard, Thomas, Petit, Robert, Richard, Durand, Dubois, Moreau, Laurent, Simon, Michel,
Lefebvre, Leroy, Roux, David, Bertrand, Morel, Fournier, Girard, Bonnet, Dupont, Lambert, Fontaine, Rousseau, Vincent,
Muller, Lefèvre, Faure, André, Mercier, Blanc, Guérin, Boyer, Garnier, Chevalier, François, Legrand, Gauthier, Perrin,
Robin, Clément, Morin, Nicolas, Henry, Roussel, Mathieu, Gautier, Masson, Marchand, Duval, Denis, Dumont, Marie,
Lemaire, Noël, Meyer, Dufour, Meunier, Brun, Blanchard, Giraud, Joly, Rivière, Lucas, Brunet, Gaillard, Barbier,
Arnaud, Renard, Roche, Schmitt, Roy, Leroux, Colin, Vidal, Caron, Picard, Roger, Fabre, Aubert, Lemoine, Renaud,
Dumas, Lacroix, Olivier, Philippe, Bourgeois, Pierre, Benoît, Rey, Leclerc, Payet, Rolland, Leclercq, Guillaume,
Lecomte, Dupuy, Jean, Deschamps, Vasseur, Huet, Boucher, Mallet, Besson, Charpentier, Poirier, Prévost, Tessier`

const regional = `Le Goff, Le Gall, Kervella, Le Bihan, Guivarc’h, Tanguy, Quéméner, Riou, Cariou, Le Roux, Kerjean,
Madec, Abgrall, Etcheverry, Harispe, Elissalde, Bidart, Iriart, Goyhénèche, Schneider, Klein, Weiss, Zimmermann,
Hoffmann, Kieffer, Wagner, Schaeffer, Ehrhart, Paoli, Casanova, Santoni, Colonna, Giacobbi, Mattei, Puech, Cazalis,
Fabrègue, Roumégoux, Bousquet, Delmas, Pagès, Castan, Barthès, Escande, Vialard, Chassagne, Peyronnet, Lacombe,
Bonnafous, Estève, Roca, Puig, Vandamme, Deroo, Vanhoutte, Delattre, Verhaeghe, Desmet, Dewaele, Lenoir, Cottereau,
Gasnier, Pichon, Chauvin, Bodin, Rabillard, Guilloteau, Brossard, Texier, Arnoux, Jacquemin, Thouvenin, Vuillemin,
Grosjean, Perrot, Maillard, Bailly, Gros, Chapuis, Favre, Berthet, Mugnier, Ducret, Hauteville, Monnet, Tournier,
Bouvier, Chaix, Giraudet, Mistral, Aubanel, Roumanille, Teissier, Gontard, Isnard, Raybaud, Hébert, Lecoq, Vauquelin,
Quesnel, Delaunay, Levasseur, Marais, Auvray, Hoarau, Grondin, Fontaine-Rivière, Boyer-Payet, Técher, Dijoux,
Jean-Baptiste, Marie-Sainte, Célestine, Bellance, Montlouis, Cléry, Tauziat, Larrieu, Dutertre, Sauvageot`

/** About 400 family names, the common ones drawn more often. */
export const familyNames: readonly FamilyName[] = [
  ...family('france', 4, common),
  ...family('france', 2, regional),
  ...family(
    'maghreb',
    2,
    `Benali, Haddad, Bouaziz, Mansouri, Cherif, Saïdi, Belkacem, Amrani, Ziani, Bensaïd, Hamidi, Khelifi, Boudjemaa,
    Ait-Ahmed, Meziane, Ouali, Lahlou, El Idrissi, Bennani, Tahiri, Alaoui, Berrada, Ben Youssef, Trabelsi, Jaziri,
    Gharbi, Mabrouk, Slimani, Rahmani, Brahimi, Kaci, Hamdi, Bouzid, Messaoudi, Zerrouki, Guerroudj`,
  ),
  ...family(
    'afrique',
    2,
    `Diallo, Traoré, Diop, Ndiaye, Coulibaly, Keita, Sow, Camara, Cissé, Koné, Touré, Konaté, Fofana, Sarr, Faye,
    Mbaye, Sissoko, Ba, Mendy, Kouassi, Koffi, Mbemba, Nkounkou, Tchoumi, Ahamada, Rakotomalala, Andrianarivo`,
  ),
  ...family(
    'iberie',
    2.2,
    `Da Silva, Ferreira, Pereira, Dos Santos, Rodrigues, Fernandes, Gonçalves, De Sousa, Lopes, Martins, Gomes, Alves,
    Carvalho, Teixeira, Ribeiro, Garcia, Martinez, Lopez, Sanchez, Perez, Fernandez, Ruiz, Gimenez, Navarro, Ortega,
    Morales, Iglesias, Belmonte`,
  ),
  ...family(
    'italie',
    1.8,
    `Rossi, Ferrari, Ricci, Marino, Colombo, Bruno, Esposito, Lombardi, Conti, Moretti, Gallo, Santini, Bianchi,
    Pellegrini, Ferraro, Barbieri, Mancini, Caruso`,
  ),
  ...family(
    'est',
    1.4,
    `Kowalski, Nowak, Wisniewski, Kaczmarek, Wojcik, Szymanski, Lewandowski, Grabowski, Ivanov, Petrov, Melnyk, Kravets,
    Popescu, Ionescu, Novak, Horvath, Petrosyan, Hakobyan, Sarkissian, Kasparian, Yilmaz, Demir, Kaya, Papadakis`,
  ),
  ...family(
    'asie',
    1.6,
    `Nguyen, Tran, Pham, Huynh, Vo, Dang, Bui, Lam, Chen, Wang, Zhang, Liu, Sok, Chea, Phommachanh, Vongsa, Rajaonah,
    Patel, Ramassamy, Vaïtilingom`,
  ),
]

/** How likely a first name is for a family name: shared first names go with all, the others keep company. */
export function company(first: FirstName, last: FamilyName): number {
  if (first.origin === last.origin) return last.origin === 'france' ? 1 : 9
  if (first.origin === 'france') return last.origin === 'maghreb' || last.origin === 'afrique' ? 0.35 : 0.8
  return last.origin === 'france' ? 0.06 : 0.02
}

/** How likely a first name is for a year of birth: a bell around the year in which it was most given. */
export function fashion(first: FirstName, birthYear: number): number {
  const years = (birthYear - first.peak) / 6
  return Math.exp(-years * years) + 0.000_001
}
