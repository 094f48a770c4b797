/** A point in the plane. */
export type Point = readonly [number, number];

type Corner = { at: Point; value: number };

const mostSteps = 500;
const smallestTriangle = 1e-9;

/**
 * Where a function of two numbers is smallest, by Nelder and Mead's walking triangle. It needs no derivatives and
 * steps over values that are no numbers. Good for smooth functions with one valley, such as a likelihood; a function
 * that ends at a wall is better made level beyond it, since the triangle folds up against walls.
 *
 * @param size of the first triangle, on the scale of both numbers
 */
export function minimum(value: (at: Point) => number, start: Point, size = 0.5): Point {
  const corner = (at: Point): Corner => {
    const here = value(at);
    return { at, value: Number.isNaN(here) ? Number.POSITIVE_INFINITY : here };
  };
  const [x, y] = start;
  let triangle: [Corner, Corner, Corner] = [corner(start), corner([x + size, y]), corner([x, y + size])];
  for (let step = 0; step < mostSteps; step += 1) {
    triangle.sort((one, other) => one.value - other.value);
    const [best, middle, worst] = triangle;
    if (spread(best, worst) + spread(best, middle) < smallestTriangle) break;
    const centre = between(best.at, middle.at, 0.5);
    const reflected = corner(between(worst.at, centre, 2));
    if (reflected.value < best.value) {
      const farther = corner(between(worst.at, centre, 3));
      triangle = [best, middle, farther.value < reflected.value ? farther : reflected];
    } else if (reflected.value < middle.value) {
      triangle = [best, middle, reflected];
    } else {
      const nearer = corner(between(worst.at, centre, reflected.value < worst.value ? 1.5 : 0.5));
      const shrunk = (from: Corner) => corner(between(best.at, from.at, 0.5));
      triangle =
        nearer.value < Math.min(reflected.value, worst.value)
          ? [best, middle, nearer]
          : [best, shrunk(middle), shrunk(worst)];
    }
  }
  return triangle[0].at;
}

/** The point a share of the way from one to another. */
function between([x, y]: Point, [toX, toY]: Point, share: number): Point {
  return [x + share * (toX - x), y + share * (toY - y)];
}

function spread({ at: [x, y] }: Corner, { at: [otherX, otherY] }: Corner): number {
  return Math.abs(x - otherX) + Math.abs(y - otherY);
}
