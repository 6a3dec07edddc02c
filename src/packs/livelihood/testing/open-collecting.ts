import { openWorkTown, type WorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import {
  type Engine,
  followReceipt,
  type GivenReceipt,
  hasIntake,
  type IntakePage,
  newOnce,
  receive,
  type Submission,
  switchPublicPage,
} from '../../../kernel/index.ts'

export interface Collecting {
  readonly town: WorkTown
  readonly page: IntakePage
  readonly place: { readonly town: string; readonly page: IntakePage }
  readonly season: string
  /** Criteria by which proposals are taken and refused. */
  readonly good: string
  readonly bad: string
  send(values: Readonly<Record<string, string>>, sent?: Partial<Submission>): Promise<GivenReceipt>
  /** The record of that number. */
  find(number: string): Promise<{ readonly ledger: string; readonly id: string }>
  follow(code: string): ReturnType<typeof followReceipt>
}

export const proposalLedger = 'livelihood-proposal'
let address = 0

/** A town that has opened its page of proposals and declared the collecting of 2020. */
export async function openCollecting(engine: Engine): Promise<Collecting> {
  const town = await openWorkTown(engine)
  const { kernel, system } = town
  const page = kernel.catalogue.catalogue.publicPages?.find(({ id }) => id === 'livelihood-proposals')
  if (page === undefined || !hasIntake(page)) throw new Error('there is no page of proposals')
  await switchPublicPage(kernel, system, { page: page.id, open: true })
  const season = await town.add('proposal-season', { name: '征集', year: '2020', startedOn: '2020-01-01', endedOn: '2021-01-01' })
  const good = await town.add('proposal-criterion', { list: 'positive', name: '普惠性' })
  const bad = await town.add('proposal-criterion', { list: 'negative', name: '只有一户受益' })
  const place = { town: system.town, page }
  return {
    town,
    page,
    place,
    season,
    good,
    bad,
    send: async (values, sent = {}) => {
      address += 1
      const given = await receive(kernel, place, {
        values: { name: '装路灯', content: '晚上没有灯，走路不方便。', category: 'road', ...values },
        contact: '',
        pictures: [],
        once: newOnce(),
        address: `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`,
        ...sent,
      })
      if ('wait' in given) throw new Error(`has to wait ${given.wait} seconds`)
      return given
    },
    find: async (number) => {
      const found = (await town.all(proposalLedger)).find(({ values }) => values.number === number)
      if (found === undefined) throw new Error(`no proposal ${number}`)
      return { ledger: proposalLedger, id: found.id }
    },
    follow: (code) => followReceipt(kernel, place, { code }),
  }
}
