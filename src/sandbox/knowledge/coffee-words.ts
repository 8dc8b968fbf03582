/** Beans, but not the vegetable: 土豆, 豆腐, baked beans. */
const beans = '(?<![土红绿黄黑大])豆(?![腐浆芽瓣沙包角])|(?<!baked |black |kidney |green |soy ?)\\bbeans?\\b';

const chineseWords = [
  '咖啡', '手冲', '意式', '浓缩', '拿铁', '卡布', '美式', '澳白', '摩卡', '冷萃', '冰滴', '奶泡', '拉花', '浅烘', '中烘', '深烘', '萃取', '杯测', '闷蒸',
  '滤杯', '法压', '爱乐压', '虹吸', '瑰夏', '蜜处理', '厌氧', '阿拉比卡', '罗布斯塔', '低因', '一爆', '二爆', '曼特宁', '耶加', '花魁', '燕麦奶', '风味', '沙龙',
  '烘焙', '研磨', '滤纸', '滤芯', '水垢', '冲煮', '压粉', '布粉', '粉量', '磨盘', '刀盘', '手摇磨', '拉杆机', '意式机', '蒸汽棒', '一刀流', '四六法',
  '铁皮卡', '波旁', '卡杜拉', '卡杜艾', '卡蒂姆', '帕卡马拉', '希爪', '西达摩', '古吉', '湿剥', '叶锈病', '风渍', '黑蜜', '红蜜',
];

const englishWords = [
  'coffees?', 'espressos?', 'lattes?', 'cappuccinos?', 'americanos?', 'flat whites?', 'baristas?', 'v60', 'aeropress', 'moka', 'french press',
  'pour[ -]?overs?', 'cold brew', 'crema', 'cupping', 'decaf', 'caffeine', 'arabica', 'robusta', 'geisha', 'gesha', 'burrs?', 'portafilter', 'tamp(?:ing)?',
  '(?:light|medium|dark) roasts?', 'yirgacheffe', 'mandheling', 'typica', 'caturra',
  'catimor', 'pacamara', 'sl28', 'sidama', 'sidamo', 'guji', 'peaberr(?:y|ies)', 'leaf rust', 'bloom', 'tds',
];

const coffeeWords = new RegExp(`${beans}|${chineseWords.join('|')}|\\b(?:${englishWords.join('|')})\\b`, 'u');

/**
 * Whether a normalized question settles by its words that it is about coffee. Only words with no other everyday meaning
 * count: one can also roast a chicken, brew beer and wash a sweater.
 */
export function namesCoffee(normalized: string): boolean {
  return coffeeWords.test(normalized);
}
