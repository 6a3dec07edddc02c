import { defineScreen } from '../../definition/screen/define-screen.ts'
import { household } from './ledgers/household.ledger.ts'
import { person } from './ledgers/person.ledger.ts'

/** Where people and households are looked up; what is doubtful, and who is missing. */
export const peopleScreen = defineScreen({
  id: 'people-list',
  path: '/people',
  label: '人口',
  menu: { label: '人口', after: 'grid', icon: 'people' },
})

/** One person: who they are, with whom they live, what the ledgers say. */
export const personScreen = defineScreen({
  id: 'person-page',
  path: '/people/$person',
  label: '一人一页',
  within: 'people-list',
  over: { ledger: person.id, link: '一人一页', leads: true },
})

/** One household, with all who live there. */
export const householdScreen = defineScreen({
  id: 'household-page',
  path: '/households/$household',
  label: '一户一页',
  within: 'people-list',
  over: { ledger: household.id, link: '一户一页', leads: true },
})

/** Pairs that may be one person, for somebody to look at. */
export const matchesScreen = defineScreen({ id: 'people-matches', path: '/people/matches', label: '人口待核对', within: 'people-list' })

/** Whom other ledgers name and the register does not have. */
export const proposalsScreen = defineScreen({
  id: 'people-proposals',
  path: '/people/proposals',
  label: '补入人口底册',
  within: 'people-list',
})

export const populationScreens = [peopleScreen, personScreen, householdScreen, matchesScreen, proposalsScreen]
