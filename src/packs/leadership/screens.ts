import { defineScreen } from '../../definition/screen/define-screen.ts'

/** Lines of work across, villages down: who leads each cell. */
export const matrixScreen = defineScreen({
  id: 'leadership-matrix',
  path: '/leadership',
  label: '班子分工',
  menu: { label: '班子分工', after: 'grid', icon: 'people' },
})

export const leadershipScreens = [matrixScreen]
