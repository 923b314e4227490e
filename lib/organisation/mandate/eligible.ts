import { CATEGORIES, type Category } from "../labels";

/** 职工代表 in the rating are elected and not management (domain.md §1.1): middle managers and leaders rate as such. */
export function representsStaff(category: Category | null): true | string {
  if (category === null || category === "STAFF" || category === "BACKBONE") return true;
  return `${CATEGORIES[category]}不作为测评中的职工代表（职工代表须从一线职工中选出）。`;
}
