#pragma once

namespace analysis {

/// P(X <= h, Y <= k) - P(X <= h) P(Y <= k) for standard normals of correlation rho, |rho| < 1:
///
///     1 / (2 pi) * integral from 0 to asin(rho) of exp(-(h - k)^2 / (2 cos^2 t) - h k / (1 + sin t)) dt
///
/// (Plackett 1954, Biometrika 41, 351-360, the exponent written without cancellation), by Gauss-Legendre on
/// panels that halve towards pi/2. 0 where h or k is infinite. Absolute error below 1e-14.
double normal_dependence(double h, double k, double rho);

/// Its derivative in rho: the density of (X, Y) at (h, k); 0 where h or k is infinite.
double bivariate_density(double h, double k, double rho);

}  // namespace analysis
