# Regenerates distributions_expected.csv (run in this folder).   R 4.2.2
out <- c(
  "normal_tail 1.5" = pnorm(1.5, lower.tail = FALSE),
  "normal_tail 30" = pnorm(30, lower.tail = FALSE),
  "normal_two_sided -2" = 2 * pnorm(-2),
  "normal_quantile 0.975" = qnorm(0.975),
  "normal_quantile 1e-12" = qnorm(1e-12),
  "t_tail 2.5 3.7" = pt(2.5, 3.7, lower.tail = FALSE),
  "t_tail -1 10" = pt(-1, 10, lower.tail = FALSE),
  "t_two_sided welch" = 2 * pt(-0.49815438, 12775.68746),
  "t_quantile 0.975 1" = qt(0.975, 1),
  "t_quantile 0.025 40.5" = qt(0.025, 40.5),
  "chi_square_tail 3.84 1" = pchisq(3.84, 1, lower.tail = FALSE),
  "chi_square_tail 900 4" = pchisq(900, 4, lower.tail = FALSE),
  "chi_square_quantile 0.95 7" = qchisq(0.95, 7),
  "f_tail rao scott" = pf(5.1933695, 1.4946398, 20.9249569, lower.tail = FALSE),
  "f_quantile 0.975 2708 10832" = qf(0.975, 2708, 10832),
  "beta_quantile 0.025 7 44" = qbeta(0.025, 7, 44),
  "beta_quantile 0.975 8 43" = qbeta(0.975, 8, 43),
  "gamma_ratio 17.25 0.5" = gamma(17.25) / gamma(17.75),
  "log_gamma 17.25" = lgamma(17.25))
writeLines(c("statistic,value", sprintf("%s,%.17g", names(out), out)), "distributions_expected.csv")
