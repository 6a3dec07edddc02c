import type { GuideStop } from '../../../../conformance/e2e/guide-stop.ts'

/** The screen on the picture of this pack's guide. */
export const guideStop: GuideStop = { as: 'minzheng', path: '/epidemic?day=2020-02-05', shows: /整村隔离/ }
