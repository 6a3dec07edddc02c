/** Why not, of one record. */
export const outsideWhy = '这条记录不在你负责的村、网格和对象里，请交由负责的人或科室办理。'
