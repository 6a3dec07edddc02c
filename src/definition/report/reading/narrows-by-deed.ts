/** What was done with some of what an indicator counts: 办结网格事件2298件 are those of them that were closed. */
const deeds = /(办结|整改|化解|调解成功|销号|结案)(?:了|完毕|各类|的)?[\u4e00-\u9fa5]{0,8}$/

/** Whether words before a number narrow an indicator to what something was done with, which its own name does not say. */
export function narrowsByDeed(before: string, label: string): boolean {
  const [, deed] = deeds.exec(before) ?? []
  return deed !== undefined && !label.includes(deed)
}
