import type { Draws } from '../random/draws.ts';
import { pick } from '../random/pick.ts';

/** Characters with their Latin form, so that both spellings are one name. */
const familyNames = [
  ['王', 'Wang'],
  ['李', 'Li'],
  ['张', 'Zhang'],
  ['刘', 'Liu'],
  ['陈', 'Chen'],
  ['杨', 'Yang'],
  ['赵', 'Zhao'],
  ['黄', 'Huang'],
  ['周', 'Zhou'],
  ['吴', 'Wu'],
  ['徐', 'Xu'],
  ['孙', 'Sun'],
  ['胡', 'Hu'],
  ['朱', 'Zhu'],
  ['高', 'Gao'],
  ['林', 'Lin'],
  ['何', 'He'],
  ['郭', 'Guo'],
  ['马', 'Ma'],
  ['罗', 'Luo'],
] as const;
const givenNames = [
  ['伟', 'Wei'],
  ['芳', 'Fang'],
  ['娜', 'Na'],
  ['敏', 'Min'],
  ['静', 'Jing'],
  ['丽', 'Li'],
  ['强', 'Qiang'],
  ['磊', 'Lei'],
  ['洋', 'Yang'],
  ['勇', 'Yong'],
  ['艳', 'Yan'],
  ['杰', 'Jie'],
  ['娟', 'Juan'],
  ['涛', 'Tao'],
  ['明', 'Ming'],
  ['晓雯', 'Xiaowen'],
  ['子涵', 'Zihan'],
  ['雨桐', 'Yutong'],
  ['浩然', 'Haoran'],
  ['思远', 'Siyuan'],
] as const;
const latinGiven = [
  ['Anna', '安娜'],
  ['Lukas', '卢卡斯'],
  ['Marie', '玛丽'],
  ['Jonas', '约纳斯'],
  ['Emma', '艾玛'],
  ['Paul', '保罗'],
  ['Sofia', '索菲亚'],
  ['Felix', '菲利克斯'],
  ['Clara', '克拉拉'],
  ['Hugo', '雨果'],
  ['Elena', '埃琳娜'],
  ['Max', '马克斯'],
] as const;
const latinFamily = [
  ['Schmidt', '施密特'],
  ['Weber', '韦伯'],
  ['Rossi', '罗西'],
  ['Martin', '马丁'],
  ['Novak', '诺瓦克'],
  ['Jansen', '扬森'],
  ['Garcia', '加西亚'],
  ['Fischer', '菲舍尔'],
  ['Silva', '席尔瓦'],
  ['Keller', '凯勒'],
  ['Moreau', '莫罗'],
  ['Berg', '贝格'],
] as const;

export interface PersonName {
  zh: string;
  latin: string;
}

/** A name in both scripts, as a customer of a bilingual enterprise has. */
export function personName(draws: Draws, chinese: boolean): PersonName {
  if (chinese) {
    const [family, familyLatin] = pick(draws, familyNames);
    const [given, givenLatin] = pick(draws, givenNames);
    return { zh: family + given, latin: `${givenLatin} ${familyLatin}` };
  }
  const [given, givenZh] = pick(draws, latinGiven);
  const [family, familyZh] = pick(draws, latinFamily);
  return { zh: `${givenZh}·${familyZh}`, latin: `${given} ${family}` };
}
