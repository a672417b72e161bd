# Designs against survey: writes tables_design_input.csv and tables_expected.csv.
suppressMessages(library(survey))
data(api)
out <- data.frame(statistic = character(), value = character())
put <- function(name, x) out[nrow(out) + 1, ] <<- list(name, trimws(formatC(as.numeric(x), digits = 17, format = "g")))

write.csv(data.frame(api00 = apistrat$api00, stype = as.character(apistrat$stype), pw = apistrat$pw,
                     fpc = apistrat$fpc, wide = as.character(apistrat$sch.wide)),
          "tables_design_input.csv", row.names = FALSE, quote = FALSE)
d <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
m <- svymean(~api00, d); put("stratified.mean", coef(m)); put("stratified.se", SE(m))
m <- svymean(~api00, subset(d, sch.wide == "No")); put("domain.mean", coef(m)); put("domain.se", SE(m))
w <- svydesign(id = ~1, weights = ~pw, data = apistrat)
m <- svymean(~api00, w); put("weighted.mean", coef(m)); put("weighted.se", SE(m))
put("kish", sum(apistrat$pw)^2 / sum(apistrat$pw^2))

# Frequencies: shares of the school types, Wilson on the effective size.
for (type in c("E", "H", "M")) {
  n <- sum(apistrat$stype == type)
  put(paste("frequency", type), 100 * n / nrow(apistrat))
  ci <- prop.test(n, nrow(apistrat), correct = FALSE)$conf.int; put(paste("frequency low", type), 100 * ci[1])
  put(paste("frequency high", type), 100 * ci[2])
  p <- coef(svymean(~stype, w))[[paste0("stype", type)]]; put(paste("weighted frequency", type), 100 * p)
  n_eff <- sum(apistrat$pw)^2 / sum(apistrat$pw^2)
  ci <- prop.test(p * n_eff, n_eff, correct = FALSE)$conf.int; put(paste("weighted frequency low", type), 100 * ci[1])
  put(paste("weighted frequency high", type), 100 * ci[2])
}
write.csv(out, "tables_expected.csv", row.names = FALSE, quote = FALSE)
