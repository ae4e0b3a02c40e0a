// Lower bound of the relocations that are still to come, beyond one for each box that stands above a smaller one.
//
// The boxes leave in thought, in their order, each with all that stands above it (Zhu et al. 2012, "Iterative deepening A* algorithms for the
// container relocation problem"). Boxes above the one that leaves must go to other stacks before it leaves, the top one first: how many of
// them must stand badly there is told exactly (after Tanaka and Takii 2016, "A faster branch-and-bound algorithm for the block relocation
// problem"), and each of these moves again. Under unrestricted rules a stack may be made good for them by moving its smallest box away, one
// that stands well and so needs no relocation by itself: all choices of such boxes are tried, each for the price of one relocation.
import { EMPTY, type BayState } from './bay-state.ts';
import type { Work } from './work.ts';

/** Stacks from which smallest boxes are moved away in thought, one inside the other; deeper the bound is content with what it has. */
const DEEPEST = 3;
/** Bays looked at in thought for one question; above, the bound is content with what it has. */
const MOST_LOOKS = 2000;

export class RelocationBound {
  private readonly state: BayState;
  private readonly work: Work;
  private readonly restricted: boolean;
  /** The bay that is left in thought, one row for each depth: heights, and the smallest rank of each stack. */
  private readonly left: Int32Array[];
  private readonly good: Int32Array[];
  /** Smallest ranks while boxes are put upon stacks in thought. */
  private readonly goods: Int32Array;
  /** Ranks of the boxes above the one that leaves, the top one first. */
  private readonly dug: Int32Array;
  private dugCount = 0;
  private looks = 0;

  /** @param work each bay that is looked at in thought with boxes moved away is one step of it */
  constructor(state: BayState, work: Work) {
    this.state = state;
    this.work = work;
    this.restricted = state.model.restricted;
    const rows = Array.from({ length: DEEPEST + 1 });
    this.left = rows.map(() => new Int32Array(state.stacks));
    this.good = rows.map(() => new Int32Array(state.stacks));
    this.goods = new Int32Array(state.stacks);
    this.dug = new Int32Array(state.tiers);
  }

  /** True when at most `limit` further relocations may do, as far as the bound knows. */
  within(limit: number): boolean {
    if (limit >= this.state.bad || this.plain(limit) <= limit) return true;
    if (this.restricted || limit === 0) return false;
    this.begin();
    this.looks = 0;
    return this.walk(0, this.state.first, 0, this.state.bad, limit);
  }

  /** Boxes that must stand badly again when nothing but what is above the next box moves; counting ends above `limit`. */
  plain(limit: number): number {
    this.begin();
    const { stackOf, tierOf } = this.state;
    const heights = this.left[0]!;
    const good = this.good[0]!;
    let bad = this.state.bad;
    let count = 0;
    for (let box = this.state.first; bad > 0 && count <= limit; box++) {
      const s = stackOf[box]!;
      const tier = tierOf[box]!;
      if (tier >= heights[s]!) continue;
      const dug = this.dig(s, tier, heights, good);
      if (dug === 0) continue;
      bad -= dug;
      count += this.mustStandBadly(box, s, heights, good, limit - count);
    }
    return count;
  }

  private begin(): void {
    const { heights, least, tiers, stacks } = this.state;
    const left = this.left[0]!;
    const good = this.good[0]!;
    for (let s = 0; s < stacks; s++) {
      const height = heights[s]!;
      left[s] = height;
      good[s] = height === 0 ? EMPTY : least[s * tiers + height - 1]!;
    }
  }

  /** Whether the rest of the bay left at this depth, from this box on, can do with the limit. */
  private walk(depth: number, from: number, counted: number, bad: number, limit: number): boolean {
    if (++this.looks > MOST_LOOKS || (depth > 0 && this.work.step())) return true;
    const { stackOf, tierOf } = this.state;
    const heights = this.left[depth]!;
    const good = this.good[depth]!;
    let count = counted;
    let still = bad;
    for (let box = from; still > 0; box++) {
      const s = stackOf[box]!;
      const tier = tierOf[box]!;
      const before = heights[s]!;
      if (tier >= before) continue;
      const goodBefore = good[s]!;
      const dug = this.dig(s, tier, heights, good);
      if (dug === 0) continue;
      const standing = this.mustStandBadly(box, s, heights, good, limit - count);
      if (standing > 0 && count < limit) {
        if (depth === DEEPEST) return true;
        const [after, goodAfter] = [heights[s]!, good[s]!];
        heights[s] = before;
        good[s] = goodBefore;
        if (this.walkWithout(depth, box, count, still, limit)) return true;
        heights[s] = after;
        good[s] = goodAfter;
      }
      count += standing;
      if (count > limit) return false;
      still -= dug;
    }
    return true;
  }

  /** Tries to move smallest boxes of other stacks away before a box leaves, just as many as help what stands above it. */
  private walkWithout(depth: number, box: number, count: number, bad: number, limit: number): boolean {
    const { least, leastTier, tiers } = this.state;
    const s = this.state.stackOf[box]!;
    const from = this.left[depth]!;
    const good = this.good[depth]!;
    // Copied element by element below: that is quicker than set() for so few.
    const deeperLeft = this.left[depth + 1]!;
    const deeperGood = this.good[depth + 1]!;
    for (let j = 0; j < from.length; j++) {
      if (j === s || from[j] === 0) continue;
      const own = this.goodOf(j, from[j]!, box);
      let height = from[j]!;
      let dropped = 0;
      for (let price = 1; height > 0 && count + price <= limit; price++) {
        const tier = leastTier[j * tiers + height - 1]!;
        dropped += height - 1 - tier;
        height = tier;
        const better = height === 0 ? EMPTY : least[j * tiers + height - 1]!;
        if (!this.helps(box, from[s]!, own, better)) continue;
        for (let i = 0; i < from.length; i++) {
          deeperLeft[i] = from[i]!;
          deeperGood[i] = good[i]!;
        }
        deeperLeft[j] = height;
        deeperGood[j] = better;
        if (this.walk(depth + 1, box, count + price, bad - dropped, limit)) return true;
        break;
      }
    }
    return false;
  }

  /** Whether something above a box fits a stack with `better` as smallest rank, but not one with `good`. */
  private helps(box: number, height: number, good: number, better: number): boolean {
    const { ranks, stackOf, tierOf, tiers } = this.state;
    const ground = stackOf[box]! * tiers;
    for (let at = ground + height - 1; at > ground + tierOf[box]!; at--)
      if (ranks[at]! > good && ranks[at]! <= better) return true;
    return false;
  }

  /** Takes a box out with all above it; those that block it are noted from the top. Answers how many these are. */
  private dig(s: number, tier: number, heights: Int32Array, good: Int32Array): number {
    const { ranks, least, tiers } = this.state;
    const at = s * tiers + tier;
    const rank = ranks[at]!;
    let count = 0;
    for (let above = s * tiers + heights[s]! - 1; above > at; above--)
      if (ranks[above]! > rank) this.dug[count++] = ranks[above]!;
    heights[s] = tier;
    good[s] = tier === 0 ? EMPTY : least[at - 1]!;
    this.dugCount = count;
    return count;
  }

  /** Smallest rank of a stack, without boxes of the rank that is leaving: those of one group may leave first. */
  private goodOf(j: number, height: number, box: number): number {
    const { least, leastTier, tiers } = this.state;
    const leaving = this.state.model.rank[box]!;
    let left = height;
    while (left > 0) {
      const rank = least[j * tiers + left - 1]!;
      if (rank !== leaving) return rank;
      left = leastTier[j * tiers + left - 1]!;
    }
    return EMPTY;
  }

  /** How many of the dug boxes cannot stand well on other stacks than `s`, whatever is chosen; not exact above `limit`. */
  private mustStandBadly(box: number, s: number, heights: Int32Array, good: Int32Array, limit: number): number {
    const { goods, dug, dugCount } = this;
    const { stacks, model } = this.state;
    const grouped = model.groupSizes.length < model.boxes;
    let most = -1;
    for (let j = 0; j < stacks; j++) {
      if (j === s) continue;
      const own = grouped ? this.goodOf(j, heights[j]!, box) : good[j]!;
      if (own > most) most = own;
      goods[j] = own;
    }
    goods[s] = -1;
    if (dugCount === 1) return dug[0]! > most ? 1 : 0;
    let sure = 0;
    for (let i = 0; i < dugCount; i++) if (dug[i]! > most) sure++;
    if (sure > limit || sure === dugCount) return sure;
    return this.worst(0, limit);
  }

  /** Fewest of the dug boxes from number `i` on that stand badly. A box that stands well best stands on the tightest stack. */
  private worst(i: number, limit: number): number {
    const { goods, dug } = this;
    if (i === this.dugCount) return 0;
    const rank = dug[i]!;
    let tightest = -1;
    let good = EMPTY;
    for (let j = 0; j < goods.length; j++)
      if (goods[j]! >= rank && (goods[j]! < good || tightest < 0)) {
        good = goods[j]!;
        tightest = j;
      }
    if (tightest < 0) return 1 + this.worst(i + 1, limit - 1);
    goods[tightest] = rank;
    const standing = this.worst(i + 1, limit);
    goods[tightest] = good;
    if (standing === 0 || limit <= 0) return standing;
    return Math.min(standing, 1 + this.worst(i + 1, Math.min(limit, standing - 1) - 1));
  }
}
