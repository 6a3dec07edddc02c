import { defineScreen } from '../../definition/screen/define-screen.ts'

/** The day's figures, compiled from the ledgers. */
export const bulletinScreen = defineScreen({
  id: 'epidemic-bulletin',
  path: '/epidemic',
  label: '日报',
  menu: { label: '疫情', after: 'boards', icon: 'medicine' },
})

/** Writing down who passes a checkpoint, with one hand. */
export const entryScreen = defineScreen({ id: 'checkpoint-entry', path: '/epidemic/entry', label: '卡口登记', within: bulletinScreen.id })

/** Who met whom, from a confirmed case on. */
export const chainScreen = defineScreen({ id: 'contact-chain', path: '/epidemic/chain', label: '接触链', within: bulletinScreen.id })

/** Whose term is over. */
export const releaseScreen = defineScreen({ id: 'release-due', path: '/epidemic/release', label: '到期解除', within: bulletinScreen.id })

/** What everybody under a measure is handed. */
export const noticesScreen = defineScreen({ id: 'measure-notices', path: '/epidemic/notices', label: '告知书', within: bulletinScreen.id })

export const epidemicScreens = [bulletinScreen, entryScreen, chainScreen, releaseScreen, noticesScreen]
